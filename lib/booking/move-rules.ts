import type { Booking } from './booking';
import type { FreeTime } from './move-api';
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

/**
 * Until when a free time could be cancelled if its deadline were as far before it as the booking's own
 * is: milliseconds since 1970 UTC. An inference, to be worded as one; the API names the deadline only
 * after the move. Undefined where the booking names none.
 */
export function likelyDeadline(
  { start, deadline }: Pick<Booking, 'start' | 'deadline'>,
  time: FreeTime,
): number | undefined {
  if (!start || !deadline) return undefined;
  return time.start.earliest - (start.earliest - deadline.earliest);
}

/** Whether a free time could probably not be cancelled after a move to it. */
export function isLikelyFinal(
  booking: Pick<Booking, 'start' | 'deadline'>,
  time: FreeTime,
  now: number,
): boolean {
  const until = likelyDeadline(booking, time);
  return until !== undefined && until <= now;
}
