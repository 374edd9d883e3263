import { fingerprint } from './fingerprint';
import type { BookingPage, ReadPage } from './page';
import { clockTolerance, isRecent } from './moment';
import { isNotSent, type PressResult } from './press-result';

/**
 * Combines what came of a press with what was read now. Never claims more than the read shows; of an
 * older press only the typed words remain.
 *
 * @param read the page for the read alone, with those words in its form
 * @param now milliseconds since 1970 UTC
 */
export function pageAfter(read: ReadPage, result: PressResult, now: number): BookingPage {
  if (!isRecent(result, now)) return read;
  switch (result.kind) {
    case 'notice':
      return read.state === 'cancellable' ? { ...read, notice: result.notice } : read;
    case 'not-sent':
      return read.state === 'cancellable' && isNotSent(result)
        ? { ...read, notice: { kind: 'not-sent' } }
        : read;
    case 'confirm-again':
      return read.state === 'cancellable'
        ? { state: 'confirm-again', booking: read.booking, form: result.form }
        : read;
    case 'not-cancelled':
      return read.state === 'cancellable'
        ? {
            state: 'not-cancelled',
            booking: read.booking,
            standsUnchanged:
              read.booking.status === 'booked' && fingerprint(read.booking) === result.fingerprint,
            form: result.form,
          }
        : read;
    case 'unconfirmed':
      return unconfirmed(read, result);
    case 'rechecked':
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
  read: ReadPage,
  { form, timedOut }: Extract<PressResult, { kind: 'unconfirmed' }>,
): BookingPage {
  switch (read.state) {
    case 'cancellable':
    case 'too-late':
    case 'started':
      return {
        state: 'unconfirmed',
        booking: read.booking,
        readAsBooked: read.booking.status === 'booked',
        form,
        timedOut,
      };
    case 'not-found':
    case 'unavailable':
    case 'busy':
      return { state: 'unconfirmed', booking: undefined, readAsBooked: false, form, timedOut };
    case 'cancelled':
    case 'cancelled-by-proof':
      return read;
  }
}

/** Whether a recent press sent nothing because the booking could not be read. */
export function wasJustNotSent(result: PressResult | undefined, now: number): boolean {
  return result !== undefined && isRecent(result, now) && isNotSent(result);
}

/** The page of a press that has to wait; undefined when the wait is over. */
export function pageWhileBusy(result: PressResult, now: number): BookingPage | undefined {
  if (result.kind !== 'not-sent' || result.busyUntil === undefined) return undefined;
  if (now >= result.busyUntil || now < result.at - clockTolerance) return undefined;
  return {
    state: 'busy',
    form: result.form,
    retryAfterSeconds: Math.ceil((result.busyUntil - now) / 1000),
    mayBeBent: result.mayBeBent ?? false,
  };
}
