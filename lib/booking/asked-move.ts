import type { Booking, PriceLine } from './booking';
import { bookingDigest } from './fingerprint';
import { isRecent, isSameMoment, type Moment, momentOfText } from './moment';

/** A requested change of time: tells a later page what to look for. */
export type AskedMove = {
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  /** The start before (`momentText`), on the company's clock; undefined where it stood at the chosen time already. */
  readonly from: string | undefined;
  /** The requested start. */
  readonly to: string;
  /** The end that was asked for; addresses of earlier versions do not tell it. */
  readonly end?: string | undefined;
} & BeforeMove;

/** What is kept of a booking as it was before its change of time. */
export type BeforeMove = {
  /** Its digest (`bookingDigest`); set only once the new time was read, which proves the move. */
  readonly digestBefore?: string | undefined;
  /** What it cost, as far as that is known. */
  readonly pricesBefore?: readonly PriceLine[] | undefined;
};

/** Whether the booking was read at the new time, as far as that is still recent. */
export function isJustProved(asked: AskedMove, now: number): boolean {
  return asked.digestBefore !== undefined && isRecent(asked, now);
}

/** Whether a request without a clear answer may still be carried out. No document says how long. */
export function mayStillHappen(asked: AskedMove, now: number): boolean {
  return asked.digestBefore === undefined && isRecent(asked, now);
}

/**
 * Whether a read that shows the old time is only behind one that showed the new time: for ten minutes, and
 * as long as nothing else of the booking is different.
 */
export function isMoveCatchingUp(asked: AskedMove, booking: Booking, now: number): boolean {
  return isJustProved(asked, now) && asked.digestBefore === bookingDigest(booking);
}

/** Whether a booking stands where it was asked to: its start and its end. An unreadable status proves nothing. */
export function isMovedTo(
  { status, start, end }: Booking,
  wanted: { readonly start: Moment; readonly end: Moment | undefined },
): boolean {
  return (
    status !== 'cancelled' &&
    status !== 'unknown' &&
    start !== undefined &&
    isSameMoment(start, wanted.start) &&
    (wanted.end === undefined || (end !== undefined && isSameMoment(end, wanted.end)))
  );
}

/** The time that was asked for, on the clock of a zone. */
export function wantedTime({ to, end }: AskedMove, timeZone: string | undefined) {
  return {
    start: momentOfText(to, timeZone),
    end: end === undefined ? undefined : momentOfText(end, timeZone),
  };
}
