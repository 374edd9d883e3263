import clsx from 'clsx';
import type { CancelProof } from '@/lib/booking/cancel-proof';
import { CustomerAnswer } from '../customer-answer';
import { Headline } from '../headline';
import { ReceiptOffer } from '../receipt-offer';
import { FootRow, Stamp, struck, ticketFacts, ticketFrame, TicketFoot } from '../ticket';
import type { PropsOf } from './props';
import { stack } from '../looks';

/** Whether its clock is that of no place: the company's was not known when it was made. */
function isUtc({ at, wall }: CancelProof): boolean {
  return new Date(at).toISOString().startsWith(wall);
}

/** What can still be said when the API no longer lists a booking whose cancellation it confirmed. */
export function CancelledByProof({
  view,
  page: { id, receipt },
  links,
  now,
  focusHeading,
  sentWords,
}: PropsOf<'cancelled-by-receipt'>) {
  const { t, format } = view;
  return (
    <>
      <Headline title={t('cancelled.title')} sign="done" focus={focusHeading}>
        <p>{t('cancelled.lead')}</p>
      </Headline>
      <section className={ticketFrame()} aria-label={t('booking.heading')}>
        <Stamp>{t('cancelled.stamp')}</Stamp>
        <dl className={ticketFacts}>
          <div>
            <dt>{t('booking.number')}</dt>
            <dd className={clsx(struck, 'mt-2 font-semibold')}>
              <bdi>{id}</bdi>
            </dd>
          </div>
        </dl>
        <TicketFoot>
          <FootRow label={t('booking.cancelledOn')}>
            <dd>
              <time className="font-semibold" dateTime={receipt.wall}>
                {format.dateTime(receipt.wall, now)}
              </time>
              {isUtc(receipt) && ' UTC'}
            </dd>
          </FootRow>
        </TicketFoot>
      </section>
      <CustomerAnswer view={view} words={sentWords} />
      {links.receipt && (
        <div className={stack.tight}>
          <ReceiptOffer view={view} receipt={links.receipt} />
        </div>
      )}
    </>
  );
}
