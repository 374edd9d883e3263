import type { Booking } from './booking';
import { isSeen } from './fingerprint';
import { clockTolerance, hasPassed, type Moment } from './moment';

/** That the API once confirmed a cancellation, for the case that it no longer lists the booking. */
export type CancelProof = {
  /** When it was confirmed, milliseconds since 1970 UTC. */
  readonly at: number;
  /** The same on the company's clock: `YYYY-MM-DDTHH:mm:ss`. */
  readonly wall: string;
  /** What was kept of the booking that was cancelled (`seenOf`); proofs of version 0 keep nothing. */
  readonly seen: string | undefined;
};

/**
 * The proof, where it speaks for this booking: the company may book its number anew. One that cannot be
 * read is taken for the one that was cancelled.
 */
export function proofFor(
  proof: CancelProof | undefined,
  booking: Booking | undefined,
): CancelProof | undefined {
  return !booking || !proof?.seen || isSeen(proof.seen, booking) ? proof : undefined;
}

type BookingTimes = Pick<Booking, 'cancelledOn' | 'madeOn'>;

const minute = 60_000;
const day = 24 * 60 * minute;

/**
 * Whether a receipt still speaks for a booking that a read did not bring.
 *
 * A booking that is not listed cannot have been revived without being listed again, so the receipt
 * holds for a month. When nothing can be read at all it might have been, so it holds for minutes.
 */
export function proofHolds(
  { at }: CancelProof,
  read: 'not-listed' | 'unreadable',
  now: number,
): boolean {
  const age = now - at;
  return age > -clockTolerance && age < (read === 'not-listed' ? 30 * day : 10 * minute);
}

/**
 * Whether an API that shows the booking as active may only be behind its own confirmation: for ten
 * minutes. No document says how long its reads may lag.
 */
export function isCatchingUp({ at }: CancelProof, now: number): boolean {
  return now - at > -clockTolerance && now - at < 10 * minute;
}

/**
 * When the API says that a booking was cancelled; undefined where it names no time, or one that
 * cannot be: ahead of `now` (milliseconds since 1970 UTC), give or take a minute between its clock and
 * ours, or before the booking was made.
 */
export function cancelledSince(
  { cancelledOn, madeOn }: BookingTimes,
  now: number,
): Moment | undefined {
  if (!cancelledOn || hasPassed(cancelledOn, now + minute) === 'no') return undefined;
  return madeOn && cancelledOn.latest < madeOn.earliest ? undefined : cancelledOn;
}

/**
 * The same as wall time, for a browser that may have a receipt. The site read the booking as active
 * before it gave one, so a time long before the receipt contradicts it, and then none is told.
 */
export function toldSince(
  booking: BookingTimes & { readonly company: Pick<Booking['company'], 'timeZone'> },
  receipt: CancelProof | undefined,
  now: number,
) {
  const since = cancelledSince(booking, now);
  if (!receipt) return since?.wall;
  if (!wasOwnPress(receipt, since)) return undefined;
  return since?.wall ?? (booking.company.timeZone === undefined ? undefined : receipt.wall);
}

/**
 * Whether the press that the receipt tells of cancelled the booking, as far as the API's own time
 * of the cancellation shows: the company may have cancelled long before.
 */
export function wasOwnPress(
  { at }: Pick<CancelProof, 'at'>,
  cancelledOn: Moment | undefined,
): boolean {
  return cancelledOn === undefined || cancelledOn.latest > at - 10 * minute;
}
