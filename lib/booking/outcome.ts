import type { Booking } from './booking';
import type { ChangeAnswer, BookingRead } from './booking-api';

/** What is known after a cancel. Only `cancelled` claims that the booking is gone. */
export type Outcome =
  | {
      readonly kind: 'cancelled';
      readonly booking: Booking;
      /** Whether this press cancelled it: it was not declined. False: somebody else had cancelled first. */
      readonly ours: boolean;
    }
  /** Declined, and then read as not cancelled. */
  | {
      readonly kind: 'not-cancelled';
      readonly booking: Booking;
      /** Whether it was declined because of the comment's length. */
      readonly tooLong?: boolean;
    }
  /** No proof either way. `booking` is from the read that followed, if it succeeded. */
  | {
      readonly kind: 'unconfirmed';
      readonly booking: Booking | undefined;
      readonly timedOut: boolean;
    };

/** How a DELETE is counted; `already-cancelled` was declined and then read as cancelled. */
export const cancelOutcomes = [
  'cancelled',
  'already-cancelled',
  'not-cancelled',
  'unconfirmed',
] as const;
export type CountedOutcome = (typeof cancelOutcomes)[number];

export function countedAs(outcome: Outcome): CountedOutcome {
  return outcome.kind === 'cancelled' && !outcome.ours ? 'already-cancelled' : outcome.kind;
}

/** Whether the DELETE's own answer shows the booking as cancelled, so that no further read is needed. */
export function showsCancelled(
  answer: ChangeAnswer,
  id: number,
): answer is Extract<ChangeAnswer, { kind: 'answered' }> {
  return (
    answer.kind === 'answered' && answer.booking.id === id && answer.booking.status === 'cancelled'
  );
}

/**
 * Judges a cancel whose answer did not show it by the read that followed.
 *
 * A booking that reads as active after an unclear answer is not called "still booked": the API may
 * be about to commit the cancel. A booking that is no longer listed proves nothing either, since no
 * document says why the API leaves one out.
 */
export function judgeCancel(answer: ChangeAnswer, reread: BookingRead): Outcome {
  const booking = reread.kind === 'found' ? reread.booking : undefined;
  switch (answer.kind) {
    case 'declined':
      if (booking?.status === 'cancelled') return { kind: 'cancelled', booking, ours: false };
      return booking === undefined || booking.status === 'unknown'
        ? { kind: 'unconfirmed', booking, timedOut: false }
        : { kind: 'not-cancelled', booking, ...(answer.tooLong && { tooLong: true }) };
    case 'answered':
    case 'unclear':
      return booking?.status === 'cancelled'
        ? { kind: 'cancelled', booking, ours: true }
        : {
            kind: 'unconfirmed',
            booking,
            timedOut: answer.kind === 'unclear' && answer.timedOut,
          };
  }
}
