import { toldSince, wasOwnPress } from '@/lib/booking/cancel-proof';
import { BookingDetails } from '../booking-details';
import { BookingTicket, MoneyFoot } from '../booking-ticket';
import { CustomerAnswer } from '../customer-answer';
import { BookAgain, Contact } from '../contact';
import { Headline } from '../headline';
import { OwnWords } from '../own-words';
import { creditedText } from '../prices';
import { ReceiptOffer } from '../receipt-offer';
import type { PropsOf } from './props';
import { Column, Columns } from '../columns';
import { ButtonLink } from '../button';
import { note, stack } from '../looks';

/** The confirmation: since when, what it was, what was credited if the API says so, and what next. */
export function Cancelled({
  view,
  page: { booking, catchingUp },
  branding,
  links,
  now,
  focusHeading,
  receipt,
  sentWords,
}: PropsOf<'cancelled'>) {
  const { t, format } = view;
  const { company, payments, cancelledOn } = booking;
  const since = toldSince(booking, receipt, now);
  const credited = creditedText(view, booking);
  // Who cancelled is never guessed: only a press with a proof is thanked, and its words shown again.
  const isOwn = receipt !== undefined && wasOwnPress(receipt, cancelledOn);
  const paid = payments.some((payment) => payment.paid);
  return (
    <>
      <Headline title={t('cancelled.title')} sign="done" focus={focusHeading}>
        {since && (
          <p>
            {t('booking.cancelledOn')} <time dateTime={since}>{format.dateTime(since, now)}</time>
          </p>
        )}
        {isOwn && branding.tone === 'warm' && <p>{t('cancelled.thanks')}</p>}
        {catchingUp && <p>{t('cancelled.catchingUp')}</p>}
        {credited && <p>{t('cancelled.credited', { amount: credited })}</p>}
        {paid && !credited && !catchingUp && (
          <p>
            {company.name
              ? t('cancelled.notCredited', { company: company.name })
              : t('cancelled.notCreditedUnnamed')}
          </p>
        )}
      </Headline>
      <Columns>
        <Column>
          <BookingTicket view={view} booking={booking} now={now} fate="cancelled">
            {payments.length > 0 && <MoneyFoot view={view} booking={booking} />}
          </BookingTicket>
          {isOwn && <CustomerAnswer view={view} words={sentWords} />}
        </Column>
        <Column>
          <div className={stack.tight}>
            <BookAgain view={view} company={company} />
            {booking.start && !catchingUp && (
              <ButtonLink look="quiet" href={links.calendar}>
                {t('cancelled.calendar')}
              </ButtonLink>
            )}
            <ReceiptOffer view={view} receipt={links.receipt} />
          </div>
          <OwnWords view={view} branding={branding} which="afterCancel" />
          {booking.start && !catchingUp && <p className={note}>{t('cancelled.calendarNote')}</p>}
          {!catchingUp && <p className={note}>{t('cancelled.lead')}</p>}
          <BookingDetails view={view} booking={booking} />
          <Contact view={view} company={company} />
        </Column>
      </Columns>
    </>
  );
}
