import { BookingDetails } from '../booking-details';
import { BookingTicket } from '../booking-ticket';
import { Contact } from '../contact';
import { DeadlineFoot, PassedFoot } from '../deadline-foot';
import { Headline } from '../headline';
import type { PropsOf } from './props';
import { Column, Columns } from '../columns';
import { ButtonLink } from '../button';
import { note, stack } from '../looks';

/** The new time on the ticket, the old one struck through, and whether this link still works. */
export function Moved({
  view,
  page: { booking, to, from, deadline, link },
  links,
  now,
  focusHeading,
}: PropsOf<'moved'>) {
  const { t, format } = view;
  return (
    <>
      <Headline title={t('moved.title')} sign="done" focus={focusHeading}>
        {from && (
          <p>
            {t('moved.before')}{' '}
            <del className="text-soft">
              <time dateTime={from.wall}>{format.dateTime(from.wall, now)}</time>
            </del>
          </p>
        )}
      </Headline>
      <Columns>
        {booking ? (
          <BookingTicket view={view} booking={booking} now={now}>
            {deadline.kind !== 'none' && <DeadlineFoot view={view} deadline={deadline} now={now} />}
            {deadline.kind === 'none' && booking.deadline && (
              <PassedFoot view={view} at={booking.deadline} now={now} />
            )}
          </BookingTicket>
        ) : (
          to !== undefined && (
            <p>
              <time dateTime={to}>{format.dateTime(to, now)}</time>
            </p>
          )
        )}
        <Column>
          {link === 'opens' && (
            <div className={stack.tight}>
              <ButtonLink href={links.calendar}>{t('moved.calendar')}</ButtonLink>
            </div>
          )}
          <p className={note}>
            {link === 'opens' && t('moved.link')}
            {link === 'gone' && t('moved.linkGone')} {t('choose-time.price')}
          </p>
          {link === 'opens' && (
            <p>
              <ButtonLink look="plain" href={links.self}>
                {t('kept.back')}
              </ButtonLink>
            </p>
          )}
          {booking && <BookingDetails view={view} booking={booking} />}
          {booking && <Contact view={view} company={booking.company} />}
        </Column>
      </Columns>
    </>
  );
}
