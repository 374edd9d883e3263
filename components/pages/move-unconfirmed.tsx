import { wantedTime } from '@/lib/booking/asked-move';
import { BookingDetails } from '../booking-details';
import { BookingCard } from '../booking-card';
import { Contact } from '../contact';
import { CheckAgain } from '../check-again';
import { startText } from '../start-text';
import type { PropsOf } from './props';
import { CardPage } from '../card-page';

/** No proof either way: the request, a way to read again, and what is known. */
export function MoveUnconfirmed({
  wording,
  page: { booking, asked, readAtOldTime },
  links,
  now,
  focusHeading,
}: PropsOf<'move-unconfirmed'>) {
  const { t, format } = wording;
  const when = wantedTime(asked, booking?.company.timeZone).start;
  return (
    <CardPage
      title={t('move-unconfirmed.title')}
      sign="unclear"
      focus={focusHeading}
      card={booking && <BookingCard wording={wording} booking={booking} now={now} fate="unsure" />}
      lead={
        <>
          <p>{t('move-unconfirmed.lead', { when: format.dateTime(when, now) })}</p>
          {booking && readAtOldTime && (
            <p>{t('move-unconfirmed.stillThere', { when: startText(wording, booking, now) })}</p>
          )}
        </>
      }
    >
      <CheckAgain wording={wording} href={links.time?.recheck} />
      {booking && <BookingDetails wording={wording} booking={booking} />}
      {booking && <Contact wording={wording} company={booking.company} />}
    </CardPage>
  );
}
