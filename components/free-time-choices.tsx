import type { Wording } from '@/i18n/wording';
import type { Offer } from '@/lib/booking/move-rules';
import type { FreeTime } from '@/lib/booking/move-api';
import { Choice, choices } from './choice';
import { Problem } from './field';
import { HiddenFields } from './hidden-fields';
import { stack } from './looks';
import type { PageLinks, TimeLinks } from './page-links';
import { PressStatus } from './press-status';
import { Button, ButtonLink } from './button';

type Props = {
  readonly view: Wording;
  readonly links: PageLinks;
  readonly offer: Offer;
  /** Whether the button was pressed without a choice. */
  readonly missing?: boolean;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
};

/** Free times by day, one of them to be chosen, and the button that stays in sight. */
export function ChooseTimeForm({ view, links, offer, missing = false, now }: Props) {
  const { t } = view;
  if (!links.time) return null;
  return (
    // A choice that is missing is told in our own words by the answer, not in the browser's.
    <form
      method="post"
      action={links.time.shown}
      className="wide:max-w-prose"
      noValidate
      data-once={t('choose-time.working')}
    >
      <HiddenFields links={links} />
      <div className={stack.tight}>
        {links.time.earlier !== undefined && (
          <Days view={view} times={links.time} which="earlier" />
        )}
        {byDay(offer.times).map((times, index) => (
          <Day key={index} view={view} times={times} missing={missing && index === 0} now={now} />
        ))}
        {links.time.later !== undefined && (
          <Days view={view} times={links.time} which="later" className="-mt-3" />
        )}
      </div>
      {/* It stays in sight while the days go by, where the screen has room for both. */}
      <div className="mt-3 bg-paper py-2 print:hidden tall:sticky tall:bottom-0 tall:z-2 tall:border-t tall:border-line">
        <Button>{t('choose-time.submit')}</Button>
        <PressStatus view={view} className="mt-1 text-center" before={t('choose-time.sure')} />
      </div>
    </form>
  );
}

/** The way to days before or after those that are shown. */
export function Days({
  view: { t },
  times,
  which,
  className,
}: {
  readonly view: Wording;
  readonly times: TimeLinks;
  readonly which: 'earlier' | 'later';
  readonly className?: string;
}) {
  return (
    <ButtonLink look="plain" className={className} href={times[which]}>
      {t(`choose-time.${which}`)}
    </ButtonLink>
  );
}

function Day({
  view: { t, format },
  times,
  missing,
  now,
}: {
  readonly view: Wording;
  readonly times: readonly FreeTime[];
  readonly missing: boolean;
  readonly now: number;
}) {
  const [first] = times;
  if (!first) return null;
  return (
    <fieldset id={missing ? 'times' : undefined} aria-describedby={missing ? 'missing' : undefined}>
      <legend className="font-semibold first-letter:uppercase">
        {format.day(first.start, now)}
      </legend>
      {missing && <Problem id="missing">{t('choose-time.missing')}</Problem>}
      <div className={choices}>
        {times.map(({ start, written }) => (
          <Choice key={written.start} look="filled" name="time" value={written.start}>
            {format.time(start)}
          </Choice>
        ))}
      </div>
    </fieldset>
  );
}

function byDay(times: readonly FreeTime[]): readonly (readonly FreeTime[])[] {
  const days = new Map<string, FreeTime[]>();
  for (const time of times) {
    const day = time.start.wall.slice(0, 10);
    days.set(day, [...(days.get(day) ?? []), time]);
  }
  return [...days.values()];
}
