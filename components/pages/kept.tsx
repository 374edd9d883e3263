import type { Wording } from '@/i18n/wording';
import type { ShownBooking } from '@/lib/booking/booking';
import { BookingDetails } from '../booking-details';
import { BookingTicket } from '../booking-ticket';
import { TicketPage } from '../ticket-page';
import { ButtonLink } from '../button';
import { stack } from '../looks';

type Props = {
  readonly view: Wording;
  readonly booking: ShownBooking;
  /** The page that cancels. */
  readonly self: string;
  readonly calendar: string;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
};

/** The booking that the customer keeps, as just read. */
export function KeptPage({ view, booking, self, calendar, now }: Props) {
  const { t } = view;
  return (
    <TicketPage
      title={t('kept.title')}
      sign="kept"
      focus
      ticket={<BookingTicket view={view} booking={booking} now={now} />}
      lead={<p>{t('kept.lead')}</p>}
    >
      <div className={stack.tight}>
        {booking.start && <ButtonLink href={calendar}>{t('kept.calendar')}</ButtonLink>}
        <ButtonLink look="plain" href={self}>
          {t('kept.back')}
        </ButtonLink>
      </div>
      <BookingDetails view={view} booking={booking} />
    </TicketPage>
  );
}
