import type { View } from '@/i18n/view';
import type { Offer } from '@/lib/booking/change-time';
import type { FreeTime } from '@/lib/booking/move-api';
import { HiddenFields } from './hidden-fields';
import type { PageLinks, TimeLinks } from './page-links';
import { PressStatus } from './press-status';

type Props = {
  readonly view: View;
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
      className="times"
      noValidate
      data-once={t('choose-time.working')}
    >
      <HiddenFields links={links} />
      {links.time.earlier !== undefined && <Days view={view} times={links.time} which="earlier" />}
      {byDay(offer.times).map((times, index) => (
        <Day key={index} view={view} times={times} missing={missing && index === 0} now={now} />
      ))}
      {links.time.later !== undefined && <Days view={view} times={links.time} which="later" />}
      <div className="act">
        <button type="submit" className="button">
          {t('choose-time.submit')}
        </button>
        <PressStatus view={view} before={t('choose-time.sure')} />
      </div>
    </form>
  );
}

/** The way to days before or after those that are shown. */
export function Days({
  view: { t },
  times,
  which,
}: {
  readonly view: View;
  readonly times: TimeLinks;
  readonly which: 'earlier' | 'later';
}) {
  return (
    <a className="button plain" href={times[which]}>
      {t(`choose-time.${which}`)}
    </a>
  );
}

function Day({
  view: { t, format },
  times,
  missing,
  now,
}: {
  readonly view: View;
  readonly times: readonly FreeTime[];
  readonly missing: boolean;
  readonly now: number;
}) {
  const [first] = times;
  if (!first) return null;
  return (
    <fieldset id={missing ? 'times' : undefined} aria-describedby={missing ? 'missing' : undefined}>
      <legend className="day">{format.day(first.start, now)}</legend>
      {missing && (
        <p id="missing" className="problem">
          {t('choose-time.missing')}
        </p>
      )}
      <div className="choices">
        {times.map(({ start, written }) => (
          <label key={written.start} className="choice">
            <input type="radio" name="time" value={written.start} />{' '}
            <span>{format.time(start.wall)}</span>
          </label>
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
