import { BookAgain, ContactFirst } from '../contact';
import { Disagreement } from '../disagreement';
import type { PropsOf } from './props';
import { CardPage } from '../card-page';
import { named } from '../named';

/** Whom to ask first, where to book again, and the booking. */
export function Started(props: PropsOf<'started'>) {
  const { wording, page, now, proof } = props;
  const { t } = wording;
  const { booking } = page;
  const { company } = booking;
  return (
    <CardPage
      {...props}
      booking={booking}
      title={t('started.title')}
      sign="started"
      lead={
        <>
          <Disagreement wording={wording} booking={booking} proof={proof} now={now} />
          <p>{t('started.lead', named(company))}</p>
        </>
      }
    >
      <ContactFirst wording={wording} company={company} />
      <BookAgain wording={wording} company={company} quiet />
    </CardPage>
  );
}
