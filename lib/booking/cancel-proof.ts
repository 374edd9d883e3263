import type { Booking } from './booking';
import { hasDigestOf } from './fingerprint';
import { clockTolerance, hasPassed, type Moment } from './moment';

/** Proves that the API once showed the booking as cancelled, in case it no longer lists it. */
export type CancelProof = {
  /** When it was proved, milliseconds since 1970 UTC. */
  readonly at: number;
  /** The same on the company's clock, or UTC where its zone is not known: `YYYY-MM-DDTHH:mm:ss`. */
  readonly wall: string;
  /**
   * One or two of `bookingDigest`, one after the other: of what the proof speaks for (`provedDigests`). Proofs of version 0
   * have none.
   */
  readonly digests: string | undefined;
};

/**
 * The proof if it is about this booking: the company may reuse the number. An unreadable booking
 * counts as the cancelled one.
 */
export function proofFor(
  proof: CancelProof | undefined,
  booking: Booking | undefined,
): CancelProof | undefined {
  return !booking || !proof?.digests || hasDigestOf(proof.digests, booking) ? proof : undefined;
}

type BookingTimes = Pick<Booking, 'cancelledOn' | 'madeOn'>;

const minute = 60_000;
const day = 24 * 60 * minute;

/** Whether the wall time is UTC: the company's zone was not known when the proof was made. */
export function isInUtc({ at, wall }: Pick<CancelProof, 'at' | 'wall'>): boolean {
  return new Date(at).toISOString().startsWith(wall);
}

/**
 * Whether a cancel proof still holds when a read returned no booking.
 *
 * A booking that is not listed cannot have been revived without being listed again, so the proof
 * holds for a month. An unreadable booking might have been revived, so the proof holds for minutes.
 */
export function proofHolds(
  { at }: CancelProof,
  read: 'not-listed' | 'unread',
  now: number,
): boolean {
  const age = now - at;
  return age > -clockTolerance && age < (read === 'not-listed' ? 30 * day : 10 * minute);
}

/**
 * When the API says that the booking was cancelled; undefined when it gives no time or an
 * impossible one: later than `now` (milliseconds since 1970 UTC) by more than a minute of clock
 * difference, or before the booking was made.
 */
export function cancelledSince(
  { cancelledOn, madeOn }: BookingTimes,
  now: number,
): Moment | undefined {
  if (!cancelledOn || hasPassed(cancelledOn, now + minute) === 'no') return undefined;
  return madeOn && cancelledOn.latest < madeOn.earliest ? undefined : cancelledOn;
}

/**
 * The same as wall time, for a browser that may have a cancel proof. The site read the booking as
 * active just before it made the proof, so a time long before the proof is wrong and not shown.
 */
export function toldSince(
  booking: BookingTimes & { readonly company: Pick<Booking['company'], 'timeZone'> },
  proof: CancelProof | undefined,
  now: number,
) {
  const since = cancelledSince(booking, now);
  if (!proof) return since?.wall;
  if (!wasOwnPress(proof, since)) return undefined;
  return since?.wall ?? (booking.company.timeZone === undefined ? undefined : proof.wall);
}

/**
 * Whether the press behind this proof cancelled the booking, judged by the API's own time of the
 * cancellation: the company may have cancelled long before.
 */
export function wasOwnPress(
  { at }: Pick<CancelProof, 'at'>,
  cancelledOn: Moment | undefined,
): boolean {
  return cancelledOn === undefined || cancelledOn.latest > at - 10 * minute;
}
