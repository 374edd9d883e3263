import { Temporal } from 'temporal-polyfill';
import type { Booking } from './booking';
import { hasPassed, momentOfInstant } from './moment';
import type { Days, FreeTime, FreeTimesRead } from './move-api';
import { decideState } from './state';

/** Until when customers may move their booking: never, as long as they may cancel, or until it starts. */
export const moveRules = ['off', 'in-time', 'until-start'] as const;
export type MoveRule = (typeof moveRules)[number];

/** Whether the time of a booking may be changed here at `now` (milliseconds since 1970 UTC). */
export function mayMove(booking: Booking, rule: MoveRule, now: number): boolean {
  const { state } = decideState(booking, now);
  const inTime = state === 'cancellable' || (state === 'too-late' && rule === 'until-start');
  return (
    rule !== 'off' &&
    inTime &&
    booking.status !== 'unknown' &&
    booking.bookable !== undefined &&
    booking.start !== undefined &&
    booking.end !== undefined
  );
}

/** Which days are looked at, and from which day on earlier and later ones are, as far as there are any. */
export type OfferedDays = {
  readonly days: Days;
  readonly earlier: string | undefined;
  readonly later: string | undefined;
};

const daysPerPage = 14;
/** How far before a booking that is weeks away the days begin. */
const daysBefore = 7;
const furthestDays = 365;

/**
 * Two weeks on the company's calendar: from today, or from a week before a booking that is further
 * away than that, or from the day that was asked for.
 *
 * @param asked a day from an address; what is no day, or too far away, counts as none
 * @param now milliseconds since 1970 UTC
 */
export function offeredDays(
  { start }: Booking,
  asked: string | undefined,
  now: number,
): OfferedDays {
  const today = dayOf(momentOfInstant(now, start?.timeZone ?? 'UTC').wall);
  const last = today.add({ days: furthestDays });
  const own = start ? dayOf(start.wall) : today;
  const isFar = Temporal.PlainDate.compare(own, today.add({ days: daysPerPage })) >= 0;
  const from = readDay(asked, today, last) ?? (isFar ? own.subtract({ days: daysBefore }) : today);
  const until = from.add({ days: daysPerPage });
  const before = from.subtract({ days: daysPerPage });
  const isFirst = Temporal.PlainDate.compare(from, today) <= 0;
  const earlier = Temporal.PlainDate.compare(before, today) < 0 ? today : before;
  return {
    days: { from: from.toString(), until: until.toString() },
    earlier: isFirst ? undefined : earlier.toString(),
    later: Temporal.PlainDate.compare(until, last) > 0 ? undefined : until.toString(),
  };
}

function dayOf(wall: string): Temporal.PlainDate {
  return Temporal.PlainDate.from(wall.slice(0, 10));
}

function readDay(
  asked: string | undefined,
  first: Temporal.PlainDate,
  last: Temporal.PlainDate,
): Temporal.PlainDate | undefined {
  if (asked === undefined || !/^\d{4}-\d\d-\d\d$/.test(asked)) return undefined;
  try {
    const day = Temporal.PlainDate.from(asked);
    const isInside =
      Temporal.PlainDate.compare(day, first) >= 0 && Temporal.PlainDate.compare(day, last) <= 0;
    return isInside ? day : undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** What a page offers: times to choose from, the word that none is free, or that nothing could be read. */
export type Offer = Omit<OfferedDays, 'days'> & {
  readonly kind: 'times' | 'none' | 'unreadable';
  readonly times: readonly FreeTime[];
};

/** Most choices on one page; the link to later days leads to the rest. */
const mostTimes = 300;

/** What to offer of what was read: nothing that has passed, and whole days only. */
export function toOffer(read: FreeTimesRead, { earlier, later }: OfferedDays, now: number): Offer {
  if (read.kind === 'unreadable') return { kind: 'unreadable', times: [], earlier, later };
  const ahead = read.times.filter(({ start }) => hasPassed(start, now) !== 'yes');
  const cut = ahead[mostTimes]?.start.wall.slice(0, 10);
  const whole = ahead.filter(({ start }) => cut === undefined || start.wall < cut);
  // A single day with more than that is shown as far as it goes.
  const times = whole.length > 0 ? whole : ahead.slice(0, mostTimes);
  return {
    kind: times.length > 0 ? 'times' : 'none',
    times,
    earlier,
    later: whole.length > 0 && cut !== undefined ? cut : later,
  };
}
