import { BookingDetails } from '../booking-details';
import { BookingCard } from '../booking-card';
import { BookAgain, ContactFirst } from '../contact';
import { Disagreement } from '../disagreement';
import type { PropsOf } from './props';
import { CardPage } from '../card-page';
import { named } from '../named';

/** Whom to ask first, where to book again, and the booking. */
export function Started({ view, now, focusHeading, proof, page: { booking } }: PropsOf<'started'>) {
  const { t } = view;
  const { company } = booking;
  return (
    <CardPage
      title={t('started.title')}
      sign="started"
      focus={focusHeading}
      card={<BookingCard view={view} booking={booking} now={now} />}
      lead={
        <>
          <Disagreement view={view} booking={booking} proof={proof} now={now} />
          <p>{t('started.lead', named(company))}</p>
        </>
      }
    >
      <ContactFirst view={view} company={company} />
      <BookAgain view={view} company={company} quiet />
      <BookingDetails view={view} booking={booking} />
    </CardPage>
  );
}
