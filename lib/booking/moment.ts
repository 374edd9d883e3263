import { Temporal } from 'temporal-polyfill';
import { memo } from '../memo';

/**
 * A point in a company's local time.
 *
 * The API speaks in wall time without an offset. A wall time that the clocks skip or repeat could
 * be one of two instants; both are kept, so that nobody gains or loses an hour unnoticed. Where the
 * company's zone is not known, it could be any within a day.
 */
export type Moment = {
  /** What the company's clock shows: `YYYY-MM-DDTHH:mm:ss`. */
  readonly wall: string;
  /** IANA zone of the company, where it is known. */
  readonly timeZone: string | undefined;
  /** The first instant it can be, in milliseconds since 1970 UTC. */
  readonly earliest: number;
  /** The last instant it can be; equal to `earliest` except on the nights the clocks change, or without a zone. */
  readonly latest: number;
};

/**
 * Places a wall time in a zone. A skipped or repeated wall time yields two instants, and one without
 * a zone the first and last at which some clock on earth shows it (UTC+14 and UTC−12).
 *
 * @throws RangeError when `wall` is not an ISO date and time or `timeZone` is unknown.
 */
export function momentOfWallTime(wall: string, timeZone: string | undefined): Moment {
  return momentsOf(timeZone)(wall);
}

// Appointments fall on the same quarters of an hour, and placing one costs a tenth of a page.
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
 * Reads an exact instant (milliseconds since 1970 UTC) off the clock of a zone.
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

/** Whether `moment` lies behind `now` (milliseconds UTC); `perhaps` while not all it can be does. */
export function hasPassed(moment: Moment, now: number): Passed {
  if (now >= moment.latest) return 'yes';
  return now >= moment.earliest ? 'perhaps' : 'no';
}
