import { BookingSummary } from '../booking-summary';
import { Contact } from '../contact';
import { Headline } from '../headline';
import { Recheck } from './recheck';
import type { PropsOf } from './props';

/** No proof either way: what is known, and a way to look again. */
export function Unconfirmed(props: PropsOf<'unconfirmed'>) {
  const { view, page } = props;
  const { t } = view;
  return (
    <>
      <Headline title={t('unconfirmed.title')} tone="warn" focus={props.focusHeading}>
        <p>{t('unconfirmed.lead')}</p>
        {page.stillListed && <p>{t('unconfirmed.stillListed')}</p>}
      </Headline>
      <Recheck {...props} values={page.form} submit={t('form.recheck')} />
      <Contact view={view} company={page.booking.company} />
      <BookingSummary view={view} booking={page.booking} now={props.now} />
    </>
  );
}
