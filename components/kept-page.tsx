import type { View } from '@/i18n/view';
import type { Booking } from '@/lib/booking/booking';
import { BookingDetails } from './booking-details';
import { BookingTicket } from './booking-ticket';
import { Headline } from './headline';

type Props = {
  readonly view: View;
  readonly booking: Booking;
  /** Back to the page that cancels. */
  readonly self: string;
  readonly calendar: string;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
};

/** The booking that the customer keeps, as it was just read. */
export function KeptPage({ view, booking, self, calendar, now }: Props) {
  const { t } = view;
  return (
    <>
      <Headline title={t('kept.title')} sign="kept" focus>
        <p>{t('kept.lead')}</p>
      </Headline>
      <div className="columns">
        <BookingTicket view={view} booking={booking} now={now} />
        <div>
          <div className="actions">
            {booking.start && (
              <a className="button" href={calendar}>
                {t('kept.calendar')}
              </a>
            )}
            <a className="button plain" href={self}>
              {t('kept.back')}
            </a>
          </div>
          <BookingDetails view={view} booking={booking} />
        </div>
      </div>
    </>
  );
}
