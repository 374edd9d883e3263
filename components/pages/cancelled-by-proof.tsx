import clsx from 'clsx';
import { isInUtc } from '@/lib/booking/cancel-proof';
import { CustomerText } from '../customer-text';
import { CardPage } from '../card-page';
import { ReceiptOffer } from '../receipt-offer';
import { FootRow, Stamp, struck, cardFacts, cardFrame, CardFoot } from '../card';
import type { PropsOf } from './props';

/** What is still known when the API no longer lists a booking whose cancel is proved. */
export function CancelledByProof(props: PropsOf<'cancelled-by-proof'>) {
  const { wording, page, links, now, sentWords } = props;
  const { t, format } = wording;
  const { id, proof } = page;
  return (
    <CardPage
      {...props}
      booking={undefined}
      title={t('cancelled.title')}
      sign="done"
      card={
        <section className={cardFrame()} aria-label={t('booking.heading')}>
          <Stamp>{t('cancelled.stamp')}</Stamp>
          <dl className={cardFacts}>
            <div>
              <dt>{t('booking.number')}</dt>
              <dd className={clsx(struck, 'mt-2 font-semibold')}>
                <bdi>{id}</bdi>
              </dd>
            </div>
          </dl>
          <CardFoot>
            <FootRow label={t('booking.cancelledOn')}>
              <dd>
                <time className="font-semibold" dateTime={proof.wall}>
                  {format.dateTime(proof.wall, now)}
                </time>
                {isInUtc(proof) && ' UTC'}
              </dd>
            </FootRow>
          </CardFoot>
        </section>
      }
      lead={<p>{t('cancelled.lead')}</p>}
    >
      <CustomerText label={t('receipt.words')} text={sentWords} />
      <ReceiptOffer wording={wording} receipt={links.receipt} />
    </CardPage>
  );
}
