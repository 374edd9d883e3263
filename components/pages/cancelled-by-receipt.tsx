import type { Receipt } from '@/lib/booking/receipt';
import { CustomerAnswer } from '../customer-answer';
import { Headline } from '../headline';
import { ReceiptOffer } from '../receipt-offer';
import type { PropsOf } from './props';

/** Whether its clock is that of no place: the company's was not known when it was made. */
function isUtc({ at, wall }: Receipt): boolean {
  return new Date(at).toISOString().startsWith(wall);
}

/** What can still be said when the API no longer lists a booking whose cancellation it confirmed. */
export function CancelledByReceipt({
  view,
  page: { id, receipt },
  links,
  now,
  focusHeading,
}: PropsOf<'cancelled-by-receipt'>) {
  const { t, format } = view;
  return (
    <>
      <Headline title={t('cancelled.title')} sign="done" focus={focusHeading}>
        <p>{t('cancelled.lead')}</p>
      </Headline>
      <section className="ticket cancelled" aria-label={t('booking.heading')}>
        <p className="stamp">{t('cancelled.stamp')}</p>
        <dl>
          <div className="when">
            <dt>{t('booking.number')}</dt>
            <dd className="what">
              <bdi>{id}</bdi>
            </dd>
          </div>
        </dl>
        <dl className="foot">
          <div>
            <dt>{t('booking.cancelledOn')}</dt>{' '}
            <dd>
              <time dateTime={receipt.wall}>{format.dateTime(receipt.wall, now)}</time>
              {isUtc(receipt) && ' UTC'}
            </dd>
          </div>
        </dl>
      </section>
      <CustomerAnswer view={view} />
      {links.receipt && (
        <div className="actions">
          <ReceiptOffer view={view} receipt={links.receipt} />
        </div>
      )}
    </>
  );
}
