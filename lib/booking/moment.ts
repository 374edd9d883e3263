import { Temporal } from 'temporal-polyfill';
import { memo } from '../../i18n/memo';

/**
 * A point in a company's local time.
 *
 * The API sends wall time without an offset. A wall time that the clocks skip or repeat could be
 * one of two instants; both are stored, so that nobody gains or loses an hour unnoticed. Without a
 * known zone it could be any instant within a day.
 */
export type Moment = {
  /** What the company's clock shows: `YYYY-MM-DDTHH:mm:ss`. */
  readonly wall: string;
  /** IANA zone of the company; undefined when unknown. */
  readonly timeZone: string | undefined;
  /** The first possible instant, in milliseconds since 1970 UTC. */
  readonly earliest: number;
  /** The last possible instant; may differ when clocks change, or without a zone. */
  readonly latest: number;
  /** `+02:00`, only where the clocks show this wall time twice and it is known which of the two is meant. */
  readonly offset?: string;
};

/**
 * How far the clocks of two instances, or of the site and the API, may differ before one rejects what
 * the other wrote. Milliseconds.
 */
export const clockTolerance = 5 * 60_000;

/**
 * Whether something happened in the last ten minutes: so long a page reports what came of a press, and an API
 * that contradicts its own confirmation counts as lagging. No document says how long that may be.
 */
export function isRecent({ at }: { readonly at: number }, now: number): boolean {
  return now - at > -clockTolerance && now - at < 10 * 60_000;
}

/**
 * Places a wall time in a zone. A skipped or repeated wall time has two instants; one without a
 * zone has the first and last at which any clock on earth shows it (UTC+14 and UTC−12).
 *
 * @throws RangeError when `wall` is not an ISO date and time or `timeZone` is unknown.
 */
export function momentOfWallTime(wall: string, timeZone: string | undefined): Moment {
  return momentsOf(timeZone)(wall);
}

// Appointments fall on the same quarters of an hour; placing one costs a tenth of a page's CPU.
const momentsOf = memo(10, (timeZone: string | undefined) =>
  memo(1_000, (wall: string) => place(wall, timeZone)),
);

function place(wall: string, timeZone: string | undefined): Moment {
  const plain = Temporal.PlainDateTime.from(wall).round('second');
  const instant = (disambiguation: 'earlier' | 'later') =>
    plain.toZonedDateTime(timeZone ?? (disambiguation === 'earlier' ? '+14:00' : '-12:00'), {
      disambiguation,
    }).epochMilliseconds;
  return {
    wall: plain.toString({ smallestUnit: 'second' }),
    timeZone,
    earliest: instant('earlier'),
    latest: instant('later'),
  };
}

/**
 * Converts an exact instant (milliseconds since 1970 UTC) to wall time in a zone.
 *
 * @throws RangeError when the instant or zone is out of range.
 */
export function momentOfInstant(epochMilliseconds: number, timeZone: string): Moment {
  const zoned =
    Temporal.Instant.fromEpochMilliseconds(epochMilliseconds).toZonedDateTimeISO(timeZone);
  const plain = zoned.toPlainDateTime();
  const otherwise = (disambiguation: 'earlier' | 'later') =>
    plain.toZonedDateTime(timeZone, { disambiguation }).offset;
  return {
    wall: plain.toString({ smallestUnit: 'second' }),
    timeZone,
    earliest: epochMilliseconds,
    latest: epochMilliseconds,
    ...(otherwise('earlier') === otherwise('later') ? {} : { offset: zoned.offset }),
  };
}

/** A moment as text: its wall time, and the offset where that alone would not tell. */
export function momentText({ wall, offset = '' }: Moment): string {
  return wall + offset;
}

/** What `momentText` writes; no moment's text is longer or of another form. */
export const momentTextForm = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)([+-]\d\d:\d\d)?$/;

/**
 * Reads what `momentText` wrote.
 *
 * @throws RangeError when it is no date and time, or `timeZone` is unknown
 */
export function momentOfText(text: string, timeZone: string | undefined): Moment {
  const [, wall = text, offset] = momentTextForm.exec(text) ?? [];
  return offset === undefined || timeZone === undefined
    ? momentOfWallTime(wall, timeZone)
    : momentOfInstant(Temporal.Instant.from(wall + offset).epochMilliseconds, timeZone);
}

/** Whether two moments can be the same one: the same wall time, and not known as the two that the clocks repeat. */
export function isSameMoment(one: Moment, other: Moment): boolean {
  const isOther =
    one.offset !== undefined && other.offset !== undefined && one.offset !== other.offset;
  return one.wall === other.wall && !isOther;
}

/**
 * Minutes between two moments as a company counts them: on its clock, so that a night is as long when the
 * clocks change as on any other; but as they pass where either is known to be in the hour that is repeated.
 */
export function minutesBetween(start: Moment, end: Moment): number {
  const isRepeated = start.offset !== undefined || end.offset !== undefined;
  return isRepeated
    ? (end.earliest - start.earliest) / 60_000
    : (Date.parse(`${end.wall}Z`) - Date.parse(`${start.wall}Z`)) / 60_000;
}

/** The same moment in doubt: as `milliseconds` earlier or later. */
export function inDoubt(moment: Moment, milliseconds: number): Moment {
  if (milliseconds === 0) return moment;
  return {
    ...moment,
    earliest: moment.earliest - milliseconds,
    latest: moment.latest + milliseconds,
  };
}

/** True for a zone this machine knows, such as `Europe/Stockholm`. */
export function isTimeZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return true;
  } catch {
    return false;
  }
}

export type Passed = 'no' | 'perhaps' | 'yes';

/** Whether `moment` is before `now` (milliseconds UTC); `perhaps` when `now` is in its range. */
export function hasPassed(moment: Moment, now: number): Passed {
  if (now >= moment.latest) return 'yes';
  return now >= moment.earliest ? 'perhaps' : 'no';
}
