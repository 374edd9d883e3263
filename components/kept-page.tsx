import type { View } from '@/i18n/view';
import type { Booking } from '@/lib/booking/booking';
import { BookingSummary } from './booking-summary';
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
      <Headline title={t('kept.title')} tone="good" focus>
        <p>{t('kept.lead')}</p>
      </Headline>
      <BookingSummary view={view} booking={booking} now={now} />
      <div className="actions">
        {booking.start && (
          <a className="button quiet" href={calendar}>
            {t('kept.calendar')}
          </a>
        )}
        <a className="button plain" href={self}>
          {t('kept.back')}
        </a>
      </div>
    </>
  );
}
