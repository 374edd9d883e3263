import type { Booking } from './booking';
import type { Attempt, BookingRead } from './booking-api';
import type { FreeTime } from './move-api';

/** What is known after a change of time was asked for. Only `moved` claims the new time. */
export type MoveOutcome =
  | {
      readonly kind: 'moved';
      readonly booking: Booking;
      /** Whether the link opened it afterwards. */
      readonly link: 'opens' | 'gone' | 'unknown';
    }
  /** Declined, and read just now as still at the old time. */
  | { readonly kind: 'not-moved'; readonly booking: Booking }
  /** Read just now as cancelled, or declined and at a third time. */
  | { readonly kind: 'changed'; readonly booking: Booking }
  /** No proof either way. `booking` is what was read just now, if it could be read. */
  | {
      readonly kind: 'unconfirmed';
      readonly booking: Booking | undefined;
      readonly timedOut: boolean;
    };

/**
 * Judges a change of time by what was read afterwards, and by the API's own answer only where nothing
 * can be read.
 *
 * A booking that reads as before after an unclear attempt is not called "not moved": the API may be
 * about to commit what it never answered. Where its answer and its reads contradict each other, neither
 * is believed.
 */
export function judgeMove(
  attempt: Attempt,
  reread: BookingRead,
  before: Booking,
  { start: wanted }: FreeTime,
): MoveOutcome {
  const timedOut = attempt.kind === 'unclear' && attempt.timedOut;
  if (reread.kind !== 'found') {
    return attempt.kind === 'answered' && isAt(attempt.booking, wanted.wall, before.id)
      ? {
          kind: 'moved',
          booking: attempt.booking,
          link: reread.kind === 'not-listed' ? 'gone' : 'unknown',
        }
      : { kind: 'unconfirmed', booking: undefined, timedOut };
  }
  const { booking } = reread;
  if (booking.status === 'cancelled') return { kind: 'changed', booking };
  if (isAt(booking, wanted.wall, before.id)) return { kind: 'moved', booking, link: 'opens' };
  if (attempt.kind !== 'declined' || booking.status === 'unknown')
    return { kind: 'unconfirmed', booking, timedOut };
  return booking.start?.wall === before.start?.wall
    ? { kind: 'not-moved', booking }
    : { kind: 'changed', booking };
}

/** Whether a booking is at a time. An unreadable status or start proves nothing. */
function isAt({ id, status, start }: Booking, wall: string, wantedId: number): boolean {
  return id === wantedId && status !== 'cancelled' && status !== 'unknown' && start?.wall === wall;
}
