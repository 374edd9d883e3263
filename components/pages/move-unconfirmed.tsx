import { wantedTime } from '@/lib/booking/asked-move';
import { BookingDetails } from '../booking-details';
import { BookingCard } from '../booking-card';
import { Contact } from '../contact';
import { PressStatus } from '../press-status';
import { startText } from '../start-text';
import type { PropsOf } from './props';
import { CardPage } from '../card-page';
import { ButtonLink } from '../button';

/** No proof either way: the request, a way to read again, and what is known. */
export function MoveUnconfirmed({
  view,
  page: { booking, asked, stillThere },
  links,
  now,
  focusHeading,
}: PropsOf<'move-unconfirmed'>) {
  const { t, format } = view;
  const when = wantedTime(asked, booking?.company.timeZone).start;
  return (
    <CardPage
      title={t('move-unconfirmed.title')}
      sign="unclear"
      focus={focusHeading}
      card={booking && <BookingCard view={view} booking={booking} now={now} fate="unsure" />}
      lead={
        <>
          <p>{t('move-unconfirmed.lead', { when: format.dateTime(when, now) })}</p>
          {booking && stillThere && (
            <p>{t('move-unconfirmed.stillThere', { when: startText(view, booking, now) })}</p>
          )}
        </>
      }
    >
      <div>
        <ButtonLink href={links.time?.again} data-once={t('form.checking')}>
          {t('form.recheck')}
        </ButtonLink>
        <PressStatus view={view} />
      </div>
      {booking && <BookingDetails view={view} booking={booking} />}
      {booking && <Contact view={view} company={booking.company} />}
    </CardPage>
  );
}
