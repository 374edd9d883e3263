import { Fact } from '../booking-summary';
import { Headline } from '../headline';
import type { PropsOf } from './props';

/** What can still be said when the API no longer lists a booking whose cancellation it confirmed. */
export function CancelledByReceipt({
  view: { t, format },
  page: { id, receipt },
  now,
  focusHeading,
}: PropsOf<'cancelled-by-receipt'>) {
  return (
    <>
      <Headline title={t('cancelled.title')} tone="good" focus={focusHeading}>
        <p>{t('cancelled.lead')}</p>
      </Headline>
      <section className="card" aria-label={t('booking.heading')}>
        <dl className="facts">
          <Fact label={t('booking.number')}>
            <bdi>{id}</bdi>
          </Fact>
          <Fact label={t('booking.cancelledOn')}>
            <time dateTime={receipt.wall}>{format.dateTime(receipt.wall, now)}</time>
          </Fact>
        </dl>
      </section>
    </>
  );
}
