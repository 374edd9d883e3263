import type { Booking } from '@/lib/booking/booking';
import { BookingSummary, Fact } from '../booking-summary';
import { BookAgain, Contact } from '../contact';
import { Headline } from '../headline';
import type { BookingPageProps } from './props';

type CancelledProps = Pick<BookingPageProps, 'view' | 'now' | 'answers'> & {
  readonly booking: Booking;
  readonly calendar: string;
  /** Whether the company thanks for the word. */
  readonly thanks: boolean;
};

/** The confirmation: since when, what it was, what was credited if the API says so. */
export function Cancelled({ view, booking, now, answers, calendar, thanks }: CancelledProps) {
  const { t, format } = view;
  const { company, payments, cancelledOn } = booking;
  const credited = payments.flatMap((payment) => payment.credited ?? []).map(format.money);
  const paid = payments.some((payment) => payment.paid);
  return (
    <>
      <Headline title={t('cancelled.title')} tone="good" focus={answers}>
        {thanks && <p>{t('cancelled.thanks')}</p>}
        <p>{t('cancelled.lead')}</p>
        {cancelledOn && (
          <dl className="facts">
            <Fact label={t('booking.cancelledOn')}>
              <time dateTime={cancelledOn.wall}>{format.dateTime(cancelledOn.wall, now)}</time>
            </Fact>
          </dl>
        )}
        {credited.length > 0 && <p>{t('cancelled.credited', { amount: format.list(credited) })}</p>}
        {paid && credited.length === 0 && (
          <p>
            {company.name
              ? t('cancelled.notCredited', { company: company.name })
              : t('cancelled.notCreditedUnnamed')}
          </p>
        )}
      </Headline>
      <BookingSummary view={view} booking={booking} />
      {booking.start && (
        <p>
          <a className="button quiet" href={calendar}>
            {t('cancelled.calendar')}
          </a>
        </p>
      )}
      <BookAgain view={view} company={company} />
      <Contact view={view} company={company} />
    </>
  );
}

/** What can still be said when the API no longer lists a booking whose cancellation it confirmed. */
export function CancelledByReceipt({
  view: { t, format },
  id,
  wall,
  now,
  answers,
}: Pick<BookingPageProps, 'view' | 'now' | 'answers'> & {
  readonly id: number;
  readonly wall: string;
}) {
  return (
    <>
      <Headline title={t('cancelled.title')} tone="good" focus={answers}>
        <p>{t('cancelled.lead')}</p>
      </Headline>
      <section className="card" aria-label={t('booking.heading')}>
        <dl className="facts">
          <Fact label={t('booking.number')}>
            <bdi>{id}</bdi>
          </Fact>
          <Fact label={t('booking.cancelledOn')}>
            <time dateTime={wall}>{format.dateTime(wall, now)}</time>
          </Fact>
        </dl>
      </section>
    </>
  );
}
