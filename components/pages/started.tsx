import { BookingDetails } from '../booking-details';
import { BookingCard } from '../booking-card';
import { BookAgain, ContactFirst } from '../contact';
import { Disagreement } from '../disagreement';
import type { PropsOf } from './props';
import { CardPage } from '../card-page';
import { named } from '../named';

/** Whom to ask first, where to book again, and the booking. */
export function Started({
  wording,
  now,
  focusHeading,
  proof,
  page: { booking },
}: PropsOf<'started'>) {
  const { t } = wording;
  const { company } = booking;
  return (
    <CardPage
      title={t('started.title')}
      sign="started"
      focus={focusHeading}
      card={<BookingCard wording={wording} booking={booking} now={now} />}
      lead={
        <>
          <Disagreement wording={wording} booking={booking} proof={proof} now={now} />
          <p>{t('started.lead', named(company))}</p>
        </>
      }
    >
      <ContactFirst wording={wording} company={company} />
      <BookAgain wording={wording} company={company} quiet />
      <BookingDetails wording={wording} booking={booking} />
    </CardPage>
  );
}
