import { moveText } from '../button-text';
import { Banner } from '../banner';
import { glides, largeTime } from '../booking-card';
import { Button, ButtonLink } from '../button';
import { Note } from '../free-times';
import { HiddenFields } from '../hidden-fields';
import { belowButton, formLook, note } from '../looks';
import { PressStatus } from '../press-status';
import { KeepForm } from '../retained-input';
import { FootRow } from '../card';
import { CardPage } from '../card-page';
import { momentOfInstant, momentText } from '@/lib/booking/moment';
import { isLikelyFinal, likelyDeadline } from '@/lib/booking/move-rules';
import type { PropsOf } from './props';

/** The chosen time beside the booked one, and the press that changes it. */
export function ConfirmMove(props: PropsOf<'confirm-move'>) {
  const { wording, page, links, now } = props;
  const { t, format } = wording;
  const { booking, time, isSecondAsk } = page;
  const { start, end } = time;
  const zone = start.timeZone;
  const until = likelyDeadline(booking, time);
  const isTooLateThen = isLikelyFinal(booking, time, now);
  return (
    <CardPage
      {...props}
      booking={booking}
      title={t(isSecondAsk ? 'confirm-move.again' : 'confirm-move.title')}
      sign={isSecondAsk ? 'again' : undefined}
      besideNewTime
      foot={
        <FootRow label={t('confirm-move.newTime')}>
          <dd className="grid w-full">
            <div className={glides}>
              <p className="text-lg font-semibold first-letter:uppercase">
                {format.day(start, now)}
              </p>
              <p className={largeTime}>
                <time dateTime={start.wall}>{format.clock(start, end)}</time>
              </p>
            </div>
            <Note booking={booking} free={time} />
            {until !== undefined && !isTooLateThen && zone !== undefined && (
              <p className={note}>
                {t('confirm-move.likelyUntil', {
                  when: format.dateTime(momentOfInstant(until, zone), now),
                })}
              </p>
            )}
          </dd>
        </FootRow>
      }
      lead={
        <>
          {isSecondAsk && <p>{t('confirm-move.lead')}</p>}
          {isTooLateThen && <Banner>{t('confirm-move.final')}</Banner>}
          <p className={note}>{t('confirm-move.price')}</p>
        </>
      }
    >
      {/* Keeping comes first: a program that presses whatever button it finds first changes nothing. */}
      {isSecondAsk && <KeepForm keep={links.keep} label={t('confirm-move.keep')} />}
      {/* The address names the time, too, so that it opens this page again; the field decides. */}
      <form
        method="post"
        action={links.time?.to(time)}
        className={formLook}
        data-once={t('confirm-move.working')}
      >
        <HiddenFields links={links} />
        <input type="hidden" name="time" value={momentText(time.start)} />
        <Button>{moveText(wording, start, now)}</Button>
        <PressStatus
          wording={wording}
          className={belowButton}
          // The second ask says already that nothing is changed yet.
          before={isSecondAsk ? undefined : t('confirm-move.sure')}
        />
      </form>
      <ButtonLink look="plain" href={links.time?.onDay(start.wall.slice(0, 10))}>
        {t('confirm-move.other')}
      </ButtonLink>
      {!isSecondAsk && (
        <ButtonLink look="plain" href={links.booking}>
          {t('act.back')}
        </ButtonLink>
      )}
    </CardPage>
  );
}
