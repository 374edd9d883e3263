import { BookingSummary, Fact } from '../booking-summary';
import { BookAgain, Contact } from '../contact';
import { Headline } from '../headline';
import type { PropsOf } from './props';

/** The confirmation: since when, what it was, what was credited if the API says so. */
export function Cancelled({
  view,
  page: { booking },
  branding,
  links,
  now,
  focusHeading,
  press,
}: PropsOf<'cancelled'>) {
  const { t, format } = view;
  const { company, payments, cancelledOn } = booking;
  const credited = payments.flatMap((payment) => payment.credited ?? []).map(format.money);
  const paid = payments.some((payment) => payment.paid);
  return (
    <>
      <Headline title={t('cancelled.title')} tone="good" focus={focusHeading}>
        {press === 'before' && branding.tone === 'warm' && <p>{t('cancelled.thanks')}</p>}
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
      <BookingSummary view={view} booking={booking} now={now} />
      {booking.start && (
        <p>
          <a className="button quiet" href={links.calendar}>
            {t('cancelled.calendar')}
          </a>
        </p>
      )}
      <BookAgain view={view} company={company} />
      <Contact view={view} company={company} />
    </>
  );
}
