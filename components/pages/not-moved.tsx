import { BookingDetails } from '../booking-details';
import { BookingTicket } from '../booking-ticket';
import { ContactFirst } from '../contact';
import { startText } from '../start-text';
import type { PropsOf } from './props';
import { TicketPage } from '../ticket-page';
import { ButtonLink } from '../button';
import { stack } from '../looks';
import { named } from '../named';

/** Declined, and just read as still at the old time: whom to ask, and how to choose again. */
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
    <TicketPage
      title={t('not-moved.title')}
      sign="failed"
      focus={focusHeading}
      ticket={<BookingTicket view={view} booking={booking} now={now} />}
      lead={
        <p>
          {t('not-moved.lead', { when: startText(view, booking, now) })}{' '}
          {t('not-cancelled.contact', named(company))}
        </p>
      }
    >
      <div className={stack.tight}>
        {links.time && <ButtonLink href={links.time.choose}>{t('not-moved.retry')}</ButtonLink>}
        <ContactFirst view={view} company={company} quiet />
        <ButtonLink look="plain" href={links.self}>
          {t('kept.back')}
        </ButtonLink>
      </div>
      <BookingDetails view={view} booking={booking} />
    </TicketPage>
  );
}
