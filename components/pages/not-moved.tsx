import { BookingDetails } from '../booking-details';
import { BookingTicket } from '../booking-ticket';
import { ContactFirst } from '../contact';
import { Headline } from '../headline';
import { startText } from '../start-text';
import type { PropsOf } from './props';

/** Declined, and read just now as still at the old time: whom to ask, and the way to choose again. */
export function NotMoved({
  view,
  page: { booking },
  links,
  now,
  focusHeading,
}: PropsOf<'not-moved'>) {
  const { t } = view;
  const { company } = booking;
  return (
    <>
      <Headline title={t('not-moved.title')} sign="failed" focus={focusHeading}>
        <p>
          {t('not-moved.lead', { when: startText(view, booking, now) })}{' '}
          {company.name
            ? t('not-cancelled.contact', { company: company.name })
            : t('not-cancelled.contactUnnamed')}
        </p>
      </Headline>
      <div className="columns">
        <div>
          <ContactFirst view={view} company={company} />
          {links.time && (
            <a className="button quiet" href={links.time.choose}>
              {t('not-moved.retry')}
            </a>
          )}
          <a className="button plain" href={links.self}>
            {t('kept.back')}
          </a>
        </div>
        <div>
          <BookingTicket view={view} booking={booking} now={now} />
          <BookingDetails view={view} booking={booking} />
        </div>
      </div>
    </>
  );
}
