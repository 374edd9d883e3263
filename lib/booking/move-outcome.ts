import type { Booking } from './booking';
import type { ChangeAnswer, BookingRead } from './booking-api';
import { isMovedTo } from './asked-move';
import type { FreeTime } from './move-api';
import { isSameMoment, type Moment } from './moment';

/** What is known after a change of time was asked for. Only `moved` claims the new time. */
export type MoveOutcome =
  | {
      readonly kind: 'moved';
      readonly booking: Booking;
      /** Whether the link opened it afterwards. */
      readonly linkNow: 'opens' | 'gone' | 'unknown';
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
 * A booking that reads as before after an unclear answer is not called "not moved": the API may be
 * about to commit what it never answered. Where its answer and its reads contradict each other, neither
 * is believed. A booking with the new start and another end is not where it was asked to be: what came of
 * the change is not known.
 */
export function judgeMove(
  answer: ChangeAnswer,
  reread: BookingRead,
  before: Booking,
  wanted: FreeTime,
): MoveOutcome {
  const timedOut = answer.kind === 'unclear' && answer.timedOut;
  if (reread.kind !== 'found') {
    return answer.kind === 'answered' && isAt(answer.booking, wanted, before.id)
      ? {
          kind: 'moved',
          booking: answer.booking,
          linkNow: reread.kind === 'not-listed' ? 'gone' : 'unknown',
        }
      : { kind: 'unconfirmed', booking: undefined, timedOut };
  }
  const { booking } = reread;
  if (booking.status === 'cancelled') return { kind: 'changed', booking };
  if (isAt(booking, wanted, before.id)) return { kind: 'moved', booking, linkNow: 'opens' };
  if (answer.kind !== 'declined' || booking.status === 'unknown')
    return { kind: 'unconfirmed', booking, timedOut };
  if (booking.start && isSameMoment(booking.start, wanted.start))
    return { kind: 'unconfirmed', booking, timedOut };
  return isStillAt(booking, before) ? { kind: 'not-moved', booking } : { kind: 'changed', booking };
}

function isAt(booking: Booking, wanted: FreeTime, wantedId: number): boolean {
  return booking.id === wantedId && isMovedTo(booking, wanted);
}

/** Whether a booking is where it was. */
export function isStillAt(booking: Booking, before: Pick<Booking, 'start' | 'end'>): boolean {
  const same = (one: Moment | undefined, other: Moment | undefined) =>
    one && other ? isSameMoment(one, other) : one === other;
  return same(booking.start, before.start) && same(booking.end, before.end);
}
