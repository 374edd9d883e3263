import { FormerTime } from '../booking-card';
import { DeadlineFoot } from '../deadline-foot';
import { RecheckLink } from '../recheck-link';
import { pricesText } from '../prices';
import type { PropsOf } from './props';
import { CardPage } from '../card-page';
import { ButtonLink } from '../button';
import { stack } from '../looks';

/** The new time on the card with the old one struck through, and whether this link still works. */
export function Moved(props: PropsOf<'moved'>) {
  const { wording, page, links, now } = props;
  const { t, format } = wording;
  const { booking, to, from, deadline, linkNow, pricesBefore, catchingUp } = page;
  // The calendar file and the booking's own page read it again, and may still find the old time.
  const isShown = linkNow === 'opens' && !catchingUp;
  const price = booking && pricesText(wording, booking);
  const former = pricesBefore && pricesText(wording, { priceLines: pricesBefore });
  return (
    <CardPage
      {...props}
      booking={booking}
      title={t('moved.title')}
      sign="done"
      former={from}
      foot={
        deadline.kind !== 'none' && <DeadlineFoot wording={wording} deadline={deadline} now={now} />
      }
      lead={
        <>
          {!booking && (
            <p>
              <time dateTime={to}>{format.dateTime(to, now)}</time>
            </p>
          )}
          {!booking && from && <FormerTime wording={wording} at={from} now={now} />}
          {price && pricesBefore && price !== former && (
            <p>
              {t('moved.price', { amount: price })}{' '}
              {former && t('moved.priceBefore', { amount: former })}
            </p>
          )}
          {!booking && former && (
            <p>
              {t('confirm-move.price')} {t('moved.priceBefore', { amount: former })}
            </p>
          )}
          {catchingUp && <p>{t('moved.catchingUp')}</p>}
          {(isShown || linkNow === 'gone') && <p>{t(isShown ? 'moved.link' : 'moved.linkGone')}</p>}
        </>
      }
      contact
    >
      {catchingUp && <RecheckLink wording={wording} href={links.time?.recheck} />}
      {isShown && (
        <div className={stack.tight}>
          <ButtonLink href={links.calendar}>{t('moved.calendar')}</ButtonLink>
          <ButtonLink look="plain" href={links.booking}>
            {t('act.back')}
          </ButtonLink>
        </div>
      )}
    </CardPage>
  );
}
