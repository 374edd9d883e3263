import { fingerprint } from './fingerprint';
import { bookingOf, type BookingPage, type PageOfRead } from './page';
import { clockTolerance, isRecent } from './moment';
import type { PressResult } from './press-result';

/**
 * Combines what came of a press with what was read now. Never claims more than the read shows; of an
 * older press only what was typed remains.
 *
 * @param read the page for the read alone, with the input of the result in its form (`inputOf`)
 * @param now milliseconds since 1970 UTC
 */
export function pageAfter(
  read: PageOfRead,
  result: PressResult | undefined,
  now: number,
): BookingPage {
  if (!result || !isRecent(result, now)) return read;
  if (result.kind === 'unconfirmed') return unconfirmed(read, result);
  if (read.state !== 'cancellable') return read;
  const { booking } = read;
  switch (result.kind) {
    case 'notice':
      return { ...read, notice: result.notice };
    case 'not-sent':
      return { ...read, notice: { kind: 'not-sent' } };
    case 'confirm-again':
      return { state: 'confirm-again', booking, input: result.form };
    case 'not-cancelled':
      return {
        state: 'not-cancelled',
        booking,
        standsUnchanged: booking.status === 'booked' && fingerprint(booking) === result.fingerprint,
        input: result.form,
      };
    case 'rechecked':
      return read;
    // Of a change of time: its own page joins them (`read-times.ts`).
    case 'choice':
    case 'confirm-move':
    case 'slot-gone':
    case 'not-moved':
    case 'move-unconfirmed':
    case 'moved-unread':
      return read;
  }
}

/** No proof: unless a read shows the booking as cancelled, the API may be about to cancel it. */
function unconfirmed(
  read: PageOfRead,
  { form, timedOut }: Extract<PressResult, { kind: 'unconfirmed' }>,
): BookingPage {
  if (read.state === 'cancelled' || read.state === 'cancelled-by-proof') return read;
  const booking = bookingOf(read);
  const readAsBooked = booking?.status === 'booked';
  return { state: 'unconfirmed', booking, readAsBooked, input: form, timedOut };
}

/** Whether a recent press was not sent. */
export function wasJustNotSent(result: PressResult | undefined, now: number): boolean {
  return result?.kind === 'not-sent' && isRecent(result, now);
}

/** The page of a press that has to wait; undefined when the wait is over. */
export function pageWhileBusy(result: PressResult, now: number): BookingPage | undefined {
  if (!('busyUntil' in result) || result.busyUntil === undefined) return undefined;
  if (now >= result.busyUntil || now < result.at - clockTolerance) return undefined;
  return {
    state: 'busy',
    input: result.form,
    retryAfterSeconds: Math.ceil((result.busyUntil - now) / 1000),
    mayBeDamaged: result.mayBeBent ?? false,
  };
}
