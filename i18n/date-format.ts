import { Temporal } from 'temporal-polyfill';
import { keepTogether } from './keep-together';
import { memo } from './memo';
import type { Translate } from './translate';

/** Wall time, zone of "today", first possible instant (milliseconds since 1970 UTC). */
type Local = {
  readonly wall: string;
  readonly timeZone: string | undefined;
  readonly earliest: number;
  /** Where the clocks show this wall time twice and it is known which is meant: then its time says so. */
  readonly offset?: string;
};

/** A moment, or a wall time alone. */
type Said = Local | string;

/**
 * Days and times in one language, in its usual form: `when` in `messages/`. Wall times are ISO
 * without an offset and are never converted. `now` is milliseconds since 1970 UTC; the year is
 * included when it differs from that of `now`.
 */
export type DateFormat = {
  /** The names of a day, the longest first: "torsdag 26 november", "tors 26 november", "tors 26 nov.". */
  readonly dayNames: (wall: string) => readonly [string, string, string];
  /** "fredag 27 november", on near days "i morgon, fredag 27 november". */
  readonly day: (moment: Local, now: number) => string;
  /** "kl. 14:30–15:30"; leaves out an end on another day, see `until`. */
  readonly clock: (start: Said, end: Said | undefined) => string;
  /** "14:30"; of two in one night "02:30 (centraleuropeisk sommartid)". */
  readonly time: (moment: Said) => string;
  /** "till lördag 28 november kl. 02:00" for an end on another day; undefined for any other. */
  readonly until: (start: Said, end: Said | undefined, now: number) => string | undefined;
  /** "30 nov. – 6 dec.": the first and the last day, `YYYY-MM-DD`. */
  readonly span: (first: string, last: string) => string;
  /** "fre", of a day `YYYY-MM-DD`. */
  readonly weekday: (day: string) => string;
  /** "fredag 27 november kl. 14:30" */
  readonly dateTime: (moment: Said, now: number) => string;
  /** "i morgon, fredag 27 november kl. 14:30": `dateTime` after the word for a near day. */
  readonly nearDateTime: (moment: Local, now: number) => string;
  /** "centraleuropeisk tid", of an IANA zone */
  readonly zone: (timeZone: string) => string;
};

/** Makes the formatters of a language tag once; they are slow to make and fast to use. */
export function createDateFormat(tag: string, t: Translate): DateFormat {
  const formatter = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(tag, { ...options, timeZone: 'UTC' });
  const weekday = formatter({ weekday: 'long' });
  const shortWeekday = formatter({ weekday: 'short' });
  const date = formatter({ day: 'numeric', month: 'long' });
  const dateWithYear = formatter({ day: 'numeric', month: 'long', year: 'numeric' });
  // Nobody writes the short months that Unicode has for Polish ("30 lis").
  const month = tag.startsWith('pl') ? 'numeric' : 'short';
  const shortDate = formatter({ day: 'numeric', month });
  // Arabic has no short names, and seven whole ones do not fit beside each other.
  const isShort = aWeek.every((day) => shortWeekday.format(day).length <= 6);
  const weekdayOfWeek = isShort ? shortWeekday : formatter({ weekday: 'narrow' });
  const clockTime = formatter({ timeStyle: 'short' });

  const partsOf = (wall: string, now: number) => {
    const day = asUtc(wall);
    const isThisYear = day.getUTCFullYear() === new Date(now).getUTCFullYear();
    return {
      weekday: weekday.format(day),
      date: isThisYear
        ? keepTogether(date.format(day))
        : keepTogether(t('when.year', { date: dateWithYear.format(day) })),
    };
  };
  const timeOf = (moment: Said) => {
    const time = keepTogether(clockTime.format(asUtc(wallOf(moment))));
    const which = typeof moment === 'string' ? undefined : nameOfOffset(tag, moment);
    return which === undefined ? time : `${time} (${which})`;
  };
  const dateTime = (moment: Said, now: number) =>
    t('when.dateTime', { ...partsOf(wallOf(moment), now), time: timeOf(moment) });
  const near = (moment: Local, now: number, when: string) => {
    const name = nearDay(moment, now);
    return name === undefined ? when : t(`when.${name}`, { when });
  };

  return {
    dayNames: (wall) => {
      const day = asUtc(wall);
      const short = (dated: Intl.DateTimeFormat) =>
        t('when.shortDay', {
          weekday: shortWeekday.format(day),
          date: keepTogether(dated.format(day)),
        });
      return [
        t('when.day', { weekday: weekday.format(day), date: keepTogether(date.format(day)) }),
        short(date),
        short(shortDate),
      ];
    },
    day: (moment, now) => near(moment, now, t('when.day', partsOf(moment.wall, now))),
    clock: (start, end) =>
      end !== undefined && isSameDay(start, end)
        ? t('when.times', { start: timeOf(start), end: timeOf(end) })
        : t('when.time', { time: timeOf(start) }),
    time: timeOf,
    until: (start, end, now) =>
      end === undefined || isSameDay(start, end)
        ? undefined
        : t('when.until', { when: dateTime(end, now) }),
    span: (first, last) => shortDate.formatRange(new Date(first), new Date(last)),
    weekday: (day) => weekdayOfWeek.format(new Date(day)),
    dateTime,
    nearDateTime: (moment, now) => near(moment, now, dateTime(moment, now)),
    zone: memo(50, (timeZone: string) => nameOfZone(tag, timeZone)),
  };
}

function asUtc(wall: string): Date {
  return new Date(`${wall}Z`);
}

function wallOf(moment: Said): string {
  return typeof moment === 'string' ? moment : moment.wall;
}

/** "centraleuropeisk sommartid", only where the wall time alone would not tell. Made anew each time: two hours of a year need it. */
function nameOfOffset(tag: string, { offset, timeZone, earliest }: Local): string | undefined {
  if (offset === undefined || timeZone === undefined) return undefined;
  const parts = new Intl.DateTimeFormat(tag, { timeZone, timeZoneName: 'long' });
  return parts.formatToParts(earliest).find(({ type }) => type === 'timeZoneName')?.value;
}

/** Seven days, in milliseconds since 1970 UTC. */
const aWeek = [1, 2, 3, 4, 5, 6, 7].map((day) => Date.UTC(2026, 0, day));

/** A day on which today's zones are in force: milliseconds since 1970 UTC. */
const anyDay = Date.UTC(2026, 0, 1);

/** "centraleuropeisk tid" */
function nameOfZone(tag: string, timeZone: string): string {
  if (timeZone === 'UTC') return timeZone;
  const parts = new Intl.DateTimeFormat(tag, { timeZone, timeZoneName: 'longGeneric' });
  return parts.formatToParts(anyDay).find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}

function isSameDay(one: Said, other: Said): boolean {
  return wallOf(one).slice(0, 10) === wallOf(other).slice(0, 10);
}

const day = 24 * 60 * 60_000;

const nearDays = { '-1': 'yesterday', '0': 'today', '1': 'tomorrow' } as const;

function nearDay({ wall, timeZone, earliest }: Local, now: number) {
  if (timeZone === undefined) return undefined;
  // Most bookings are further away.
  if (Math.abs(earliest - now) > 3 * day) return undefined;
  const today = Temporal.Instant.fromEpochMilliseconds(now)
    .toZonedDateTimeISO(timeZone)
    .toPlainDate();
  const { days } = today.until(Temporal.PlainDate.from(wall.slice(0, 10)));
  return Object.entries(nearDays).find(([away]) => Number(away) === days)?.[1];
}
