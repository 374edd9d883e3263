import { BookingDetails } from '../booking-details';
import { BookingCard } from '../booking-card';
import { Contact } from '../contact';
import { DeadlineFoot, PassedFoot } from '../deadline-foot';
import { PressStatus } from '../press-status';
import { pricesText } from '../prices';
import type { PropsOf } from './props';
import { CardPage } from '../card-page';
import { ButtonLink } from '../button';
import { stack } from '../looks';

/** The new time on the card, the old one struck through, and whether this link still works. */
export function Moved({
  view,
  page: { booking, to, from, deadline, link, before, catchingUp },
  links,
  now,
  focusHeading,
}: PropsOf<'moved'>) {
  const { t, format } = view;
  // The calendar file and the booking's own page read it again, and may still find the old time.
  const isShown = link === 'opens' && !catchingUp;
  const price = booking && pricesText(view, booking);
  const former = before?.prices && pricesText(view, { priceLines: before.prices });
  return (
    <CardPage
      title={t('moved.title')}
      sign="done"
      focus={focusHeading}
      card={
        booking && (
          <BookingCard view={view} booking={booking} now={now}>
            {deadline.kind !== 'none' && <DeadlineFoot view={view} deadline={deadline} now={now} />}
            {deadline.kind === 'none' && booking.deadline && (
              <PassedFoot view={view} at={booking.deadline} now={now} />
            )}
          </BookingCard>
        )
      }
      lead={
        <>
          {!booking && to !== undefined && (
            <p>
              <time dateTime={to}>{format.dateTime(to, now)}</time>
            </p>
          )}
          {from && (
            <p>
              {t('moved.before')}{' '}
              <del className="text-soft">
                <time dateTime={from.wall}>{format.dateTime(from, now)}</time>
              </del>
            </p>
          )}
          {price && before?.prices && price !== former && (
            <p>
              {t('moved.price', { amount: price })}{' '}
              {former && t('moved.priceBefore', { amount: former })}
            </p>
          )}
          {catchingUp && <p>{t('moved.catchingUp')}</p>}
          {(isShown || link === 'gone') && <p>{t(isShown ? 'moved.link' : 'moved.linkGone')}</p>}
        </>
      }
    >
      {catchingUp && (
        <div>
          <ButtonLink href={links.time?.again} data-once={t('form.checking')}>
            {t('form.recheck')}
          </ButtonLink>
          <PressStatus view={view} />
        </div>
      )}
      {isShown && (
        <div className={stack.tight}>
          <ButtonLink href={links.calendar}>{t('moved.calendar')}</ButtonLink>
          <ButtonLink look="plain" href={links.booking}>
            {t('kept.back')}
          </ButtonLink>
        </div>
      )}
      {booking && <BookingDetails view={view} booking={booking} />}
      {booking && <Contact view={view} company={booking.company} />}
    </CardPage>
  );
}
