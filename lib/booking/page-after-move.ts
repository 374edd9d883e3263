import {
  type AskedMove,
  type BeforeMove,
  isJustProved,
  isMoveCatchingUp,
  isMovedTo,
  mayStillHappen,
  wantedTime,
} from './asked-move';
import type { Booking } from './booking';
import type { BookingRead } from './booking-api';
import { isSamePrice } from './fingerprint';
import { isSameMoment, momentOfText } from './moment';
import type { BookingPage } from './page';
import type { PressResult } from './press-result';
import { decideState } from './state';

type MovedPage = Extract<BookingPage, { state: 'moved' }>;

/** What a read shows of a change that was asked for; undefined where it tells nothing of it any more. */
export function pageOfAsked(
  booking: Booking,
  asked: AskedMove,
  result: PressResult | undefined,
  now: number,
): BookingPage | undefined {
  const { timeZone } = booking.company;
  const from = asked.from === undefined ? undefined : momentOfText(asked.from, timeZone);
  const wanted = wantedTime(asked, timeZone);
  if (booking.status !== 'cancelled' && isMoveCatchingUp(asked, booking, now))
    return {
      state: 'moved',
      // Whatever goes with the new time, its deadline above all, this read does not show.
      booking: { ...booking, ...wanted, deadline: undefined, unreadable: [] },
      to: asked.to,
      from,
      deadline: { kind: 'none' },
      linkNow: 'opens',
      digestBefore: asked.digestBefore,
      pricesBefore: asked.pricesBefore,
      catchingUp: true,
    };
  const { state } = decideState(booking, now);
  // A time chosen at the last minute may have begun, by the clock of another instance above all.
  const hasJustBegun = state === 'started' && isJustProved(asked, now);
  const tellsOfChange = state === 'cancellable' || state === 'too-late' || hasJustBegun;
  if (!tellsOfChange || booking.start === undefined) return undefined;
  if (isMovedTo(booking, wanted)) return pageOfMoved(booking, { ...asked, from }, now);
  const isAtOldTime = from !== undefined && isSameMoment(booking.start, from);
  const isHalfWay = isSameMoment(booking.start, wanted.start);
  const isOpen = booking.status === 'unknown' || isAtOldTime || isHalfWay;
  return isOpen && mayStillHappen(asked, now)
    ? {
        state: 'move-unconfirmed',
        booking,
        asked,
        readAtOldTime: booking.status === 'booked' && isAtOldTime,
        timedOut: result?.kind === 'move-unconfirmed' && result.timedOut,
      }
    : undefined;
}

/** What is still known of a change that was asked for when the booking cannot be read. */
export function pageOfUnread(
  result: PressResult | undefined,
  asked: AskedMove | undefined,
  read: Exclude<BookingRead, { kind: 'found' }>,
  now: number,
): BookingPage | undefined {
  if (asked === undefined) return undefined;
  if (result?.kind === 'move-unconfirmed')
    return {
      state: 'move-unconfirmed',
      booking: undefined,
      asked,
      readAtOldTime: false,
      timedOut: result.timedOut,
    };
  const unlisted = read.kind === 'not-listed' ? 'gone' : 'unknown';
  const linkNow =
    result?.kind === 'moved-unread' ? result.link : isJustProved(asked, now) ? unlisted : undefined;
  if (linkNow)
    return {
      state: 'moved',
      booking: undefined,
      to: asked.to,
      from: asked.from === undefined ? undefined : momentOfText(asked.from, undefined),
      deadline: { kind: 'none' },
      linkNow,
      digestBefore: asked.digestBefore,
      // Kept of a proved change only where the price changed.
      pricesBefore: asked.pricesBefore,
      catchingUp: false,
    };
  return undefined;
}

/** The page of a booking that was just read at its new time, with its former prices where they were others. */
export function pageOfMoved(
  booking: Booking,
  { to, from, digestBefore, pricesBefore }: BeforeMove & Pick<MovedPage, 'to' | 'from'>,
  now: number,
  linkNow: 'opens' | 'gone' | 'unknown' = 'opens',
): BookingPage {
  const { priceLines } = booking;
  const isOtherPrice =
    pricesBefore !== undefined && priceLines.length > 0 && !isSamePrice(pricesBefore, priceLines);
  return {
    state: 'moved',
    booking,
    to,
    from,
    deadline: deadlineNow(booking, now),
    linkNow,
    digestBefore,
    pricesBefore: isOtherPrice ? pricesBefore : undefined,
    catchingUp: false,
  };
}

function deadlineNow(booking: Booking, now: number): MovedPage['deadline'] {
  const decided = decideState(booking, now);
  if (decided.state === 'cancellable') return decided.deadline;
  return booking.deadline ? { kind: 'passed', at: booking.deadline } : { kind: 'none' };
}
