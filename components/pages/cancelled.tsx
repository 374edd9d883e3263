import { toldSince, wasOwnPress } from '@/lib/booking/cancel-proof';
import { MoneyFoot } from '../booking-card';
import { CustomerText } from '../customer-text';
import { BookAgain } from '../contact';
import { CompanyText } from '../company-text';
import { paymentText } from '../prices';
import { ReceiptOffer } from '../receipt-offer';
import type { PropsOf } from './props';
import { CardPage } from '../card-page';
import { Row } from '../row';
import { named } from '../named';

/** Says that it is cancelled: since when, the booking, any credit that the API reports, and what next. */
export function Cancelled(props: PropsOf<'cancelled'>) {
  const { wording, page, branding, links, now, proof, sentWords } = props;
  const { t, format } = wording;
  const { booking, catchingUp } = page;
  const { company, payments, cancelledOn } = booking;
  const since = toldSince(booking, proof, now);
  const credited = paymentText(wording, booking, 'credited');
  // Never guesses who cancelled: thanks, and shows words again, only after a press with a proof.
  const isOwn = proof !== undefined && wasOwnPress(proof, cancelledOn);
  const paid = payments.some((payment) => payment.paid);
  return (
    <CardPage
      {...props}
      booking={booking}
      title={t('cancelled.title')}
      sign="done"
      fate="cancelled"
      foot={payments.length > 0 && <MoneyFoot wording={wording} booking={booking} />}
      lead={
        <>
          <p>{t(catchingUp ? 'cancelled.catchingUp' : 'cancelled.lead')}</p>
          {isOwn && branding.tone === 'warm' && <p>{t('cancelled.thanks')}</p>}
          {since && <p>{t('cancelled.since', { when: format.dateTime(since, now) })}</p>}
          {credited && <p>{t('cancelled.credited', { amount: credited })}</p>}
          {paid && !credited && !catchingUp && <p>{t('cancelled.notCredited', named(company))}</p>}
          <CompanyText wording={wording} branding={branding} which="afterCancel" />
        </>
      }
      contact
    >
      {isOwn && <CustomerText label={t('receipt.words')} text={sentWords} />}
      <BookAgain wording={wording} company={company} />
      <ReceiptOffer wording={wording} receipt={links.receipt}>
        {booking.start && !catchingUp && (
          <Row href={links.calendar} hint={t('cancelled.calendarNote')}>
            {t('cancelled.calendar')}
          </Row>
        )}
      </ReceiptOffer>
    </CardPage>
  );
}
