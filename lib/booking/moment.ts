import { Temporal } from 'temporal-polyfill';
import { memo } from '../memo';

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
};

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
  const plain = Temporal.Instant.fromEpochMilliseconds(epochMilliseconds)
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime();
  return {
    wall: plain.toString({ smallestUnit: 'second' }),
    timeZone,
    earliest: epochMilliseconds,
    latest: epochMilliseconds,
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
