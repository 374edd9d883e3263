import { AttemptOffer } from '../attempt-offer';
import type { PropsOf } from './props';
import { Recheck } from '../recheck';
import { CardPage } from '../card-page';

/** No proof either way: a way to read again, and what is known. */
export function Unconfirmed(props: PropsOf<'unconfirmed'>) {
  const { wording, page } = props;
  const { t } = wording;
  return (
    <CardPage
      {...props}
      booking={page.booking}
      title={t('unconfirmed.title')}
      sign="unclear"
      fate="unsure"
      lead={
        <>
          <p>{t('unconfirmed.lead')}</p>
          {page.readAsBooked && <p>{t('unconfirmed.stillBooked')}</p>}
        </>
      }
      contact
    >
      <Recheck {...props} input={page.input} submit={t('form.recheck')} />
      <AttemptOffer wording={wording} href={props.links.attempt} />
    </CardPage>
  );
}
