import {
  type AskedMove,
  type Before,
  isMoveCatchingUp,
  isMovedTo,
  mayStillHappen,
  wantedTime,
} from './asked-move';
import type { Booking } from './booking';
import type { BookingRead } from './booking-api';
import { isSamePrice } from './fingerprint';
import { isRecent, isSameMoment, type Moment, momentOfText, momentText } from './moment';
import type { BookingPage } from './page';
import type { PressResult } from './press-result';
import { decideState } from './state';

type MovedPage = Extract<BookingPage, { state: 'moved' }>;

/** What a read shows of a change that was asked for; undefined where it tells nothing of it any more. */
export function pageOfAsked(
  booking: Booking,
  asked: AskedMove,
  after: PressResult | undefined,
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
      before: asked.before,
      catchingUp: true,
    };
  const { state } = decideState(booking, now);
  // A time chosen at the last minute may have begun, by the clock of another instance above all.
  const hasJustBegun = state === 'started' && asked.before !== undefined && isRecent(asked, now);
  const tellsOfChange = state === 'cancellable' || state === 'too-late' || hasJustBegun;
  if (!tellsOfChange || booking.start === undefined) return undefined;
  if (isMovedTo(booking, wanted))
    return pageOfMoved(
      booking,
      { from, before: asked.before ?? pricedBefore(asked, booking) },
      now,
    );
  const isAtOldTime = from !== undefined && isSameMoment(booking.start, from);
  const isHalfWay = isSameMoment(booking.start, wanted.start);
  const isOpen = booking.status === 'unknown' || isAtOldTime || isHalfWay;
  return isOpen && mayStillHappen(asked, now)
    ? {
        state: 'move-unconfirmed',
        booking,
        asked,
        readAtOldTime: booking.status === 'booked' && isAtOldTime,
        timedOut: after?.kind === 'move-unconfirmed' && after.timedOut,
      }
    : undefined;
}

/** What is still known of a change that was asked for when the booking cannot be read. */
export function pageOfUnread(
  after: PressResult | undefined,
  asked: AskedMove | undefined,
  read: Exclude<BookingRead, { kind: 'found' }>,
  now: number,
): BookingPage | undefined {
  if (after?.kind === 'move-unconfirmed')
    return {
      state: 'move-unconfirmed',
      booking: undefined,
      asked: {
        at: after.at,
        from: after.from,
        to: after.to,
        end: after.end,
        pricesBefore: after.pricesBefore,
      },
      readAtOldTime: false,
      timedOut: after.timedOut,
    };
  const isProved = asked?.before !== undefined && isRecent(asked, now);
  const unlisted = read.kind === 'not-listed' ? 'gone' : 'unknown';
  const linkNow = after?.kind === 'moved-unread' ? after.link : isProved ? unlisted : undefined;
  if (asked && linkNow)
    return {
      state: 'moved',
      booking: undefined,
      to: asked.to,
      from: asked.from === undefined ? undefined : momentOfText(asked.from, undefined),
      deadline: { kind: 'none' },
      linkNow,
      // A result of a proved change holds former prices only where the price changed.
      before: asked.before ?? (asked.pricesBefore && { prices: asked.pricesBefore }),
      catchingUp: false,
    };
  return undefined;
}

/** The page of a booking that was just read at its new time. */
export function pageOfMoved(
  booking: Booking,
  { from, before }: { readonly from: Moment | undefined; readonly before: Before | undefined },
  now: number,
  linkNow: 'opens' | 'gone' | 'unknown' = 'opens',
): BookingPage {
  return {
    state: 'moved',
    booking,
    to: booking.start && momentText(booking.start),
    from,
    deadline: deadlineNow(booking, now),
    linkNow,
    before,
    catchingUp: false,
  };
}

function deadlineNow(booking: Booking, now: number): MovedPage['deadline'] {
  const decided = decideState(booking, now);
  if (decided.state === 'cancellable') return decided.deadline;
  return booking.deadline ? { kind: 'passed', at: booking.deadline } : { kind: 'none' };
}

/** What it cost before, where a read shows that it costs something else now. */
function pricedBefore({ pricesBefore }: AskedMove, { priceLines }: Booking): Before | undefined {
  const isOther =
    pricesBefore !== undefined && priceLines.length > 0 && !isSamePrice(pricesBefore, priceLines);
  return isOther ? { prices: pricesBefore } : undefined;
}
