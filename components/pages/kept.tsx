import type { Wording } from '@/i18n/wording';
import type { ShownBooking } from '@/lib/booking/booking';
import { BookingDetails } from '../booking-details';
import { BookingCard } from '../booking-card';
import { CardPage } from '../card-page';
import { ButtonLink } from '../button';
import { stack } from '../looks';

type Props = {
  readonly wording: Wording;
  readonly booking: ShownBooking;
  /** The page that cancels. */
  readonly back: string;
  readonly calendar: string;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
};

/** The booking that the customer keeps, as just read. */
export function KeptPage({ wording, booking, back, calendar, now }: Props) {
  const { t } = wording;
  return (
    <CardPage
      title={t('kept.title')}
      sign="kept"
      focus
      card={<BookingCard wording={wording} booking={booking} now={now} />}
      lead={<p>{t('kept.lead')}</p>}
    >
      <div className={stack.tight}>
        {booking.start && <ButtonLink href={calendar}>{t('kept.calendar')}</ButtonLink>}
        <ButtonLink look="plain" href={back}>
          {t('act.back')}
        </ButtonLink>
      </div>
      <BookingDetails wording={wording} booking={booking} />
    </CardPage>
  );
}
