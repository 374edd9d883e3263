import { wantedTime } from '@/lib/booking/asked-move';
import { BookingDetails } from '../booking-details';
import { BookingTicket } from '../booking-ticket';
import { Contact } from '../contact';
import { Headline } from '../headline';
import { PressStatus } from '../press-status';
import { startText } from '../start-text';
import type { PropsOf } from './props';
import { Column, Columns } from '../columns';
import { ButtonLink } from '../button';

/** No proof either way: what was asked for, a way to look again, and what is known. */
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
    <>
      <Headline title={t('move-unconfirmed.title')} sign="unclear" focus={focusHeading}>
        <p>{t('move-unconfirmed.lead', { when: format.dateTime(when, now) })}</p>
        {booking && stillThere && (
          <p>{t('move-unconfirmed.stillThere', { when: startText(view, booking, now) })}</p>
        )}
      </Headline>
      <Columns>
        <Column>
          <div>
            <ButtonLink href={links.time?.again} data-once={t('form.checking')}>
              {t('form.recheck')}
            </ButtonLink>
            <PressStatus view={view} />
          </div>
          {booking && <Contact view={view} company={booking.company} />}
        </Column>
        {booking && (
          <Column>
            <BookingTicket view={view} booking={booking} now={now} fate="unsure" />
            <BookingDetails view={view} booking={booking} />
          </Column>
        )}
      </Columns>
    </>
  );
}
