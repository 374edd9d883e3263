import type { Wording } from '@/i18n/wording';
import type { ShownBooking } from '@/lib/booking/booking';
import { BookingDetails } from '../booking-details';
import { BookingTicket } from '../booking-ticket';
import { Headline } from '../headline';
import { Column, Columns } from '../columns';
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
    <>
      <Headline title={t('kept.title')} sign="kept" focus>
        <p>{t('kept.lead')}</p>
      </Headline>
      <Columns>
        <BookingTicket view={view} booking={booking} now={now} />
        <Column>
          <div className={stack.tight}>
            {booking.start && <ButtonLink href={calendar}>{t('kept.calendar')}</ButtonLink>}
            <ButtonLink look="plain" className="mx-auto" href={self}>
              {t('kept.back')}
            </ButtonLink>
          </div>
          <BookingDetails view={view} booking={booking} />
        </Column>
      </Columns>
    </>
  );
}
