import { type AskedMove, mayStillMove } from './asked-move';
import type { Booking } from './booking';
import type { ApiLanguage, BookingApi, ReadUrgency } from './booking-api';
import { emptyForm } from './cancel-form';
import { type MoveRule, mayMove, type Offer, offeredDays, toOffer } from './move-rules';
import type { BookingLink } from './link';
import { type Moment, momentOfWallTime } from './moment';
import type { MoveApi } from './move-api';
import type { BookingPage } from './page';
import { pageOfBooking, pageWithoutBooking } from './read-page';
import { decideState } from './state';

/** What is asked of the days to choose from. */
type Wanted = {
  readonly link: BookingLink;
  /** The first day to show; undefined for where it begins by itself. */
  readonly from: string | undefined;
  readonly language: ApiLanguage;
  readonly urgency: ReadUrgency;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
};

type Reading = Wanted & {
  /** What was asked for before, where the address tells. */
  readonly asked: AskedMove | undefined;
  /** Whether the booking's company lets its customers change the time. */
  readonly ruleOf: (booking: Booking) => MoveRule;
};

/**
 * Reads a booking and the times to choose from, or tells what became of a change that was asked for
 * before. Changes nothing, anywhere.
 */
export async function readTimes(
  api: BookingApi,
  moves: MoveApi,
  reading: Reading,
): Promise<BookingPage> {
  const { link, asked, ruleOf, language, urgency, now } = reading;
  const read = await api.read(link, language, urgency);
  if (read.kind !== 'found') return pageWithoutBooking(read, emptyForm);
  const { booking } = read;
  const answered = asked && pageOfAsked(booking, asked, now);
  if (answered) return answered;
  if (!mayMove(booking, ruleOf(booking), now)) return pageOfBooking(booking, emptyForm, now);
  const offer = await readOffer(moves, reading, booking);
  return { state: 'choose-time', booking, offer, notice: undefined };
}

/** Free times for a booking, as a page offers them. */
export async function readOffer(
  moves: MoveApi,
  { link, from, language, urgency, now }: Wanted,
  booking: Booking,
): Promise<Offer> {
  const offered = offeredDays(booking, from, now);
  const read = await moves.freeTimes(link, booking, offered.days, language, urgency);
  return toOffer(read, offered, now);
}

/** The page of a booking that was just read at its new time. */
export function pageOfMoved(
  booking: Booking,
  from: Moment | undefined,
  now: number,
  link: 'opens' | 'gone' | 'unknown' = 'opens',
): BookingPage {
  const decided = decideState(booking, now);
  const deadline = decided.state === 'cancellable' ? decided.deadline : ({ kind: 'none' } as const);
  return { state: 'moved', booking, from, deadline, link };
}

/** What a read shows of a change that was asked for; undefined where it tells nothing of it any more. */
function pageOfAsked(booking: Booking, asked: AskedMove, now: number): BookingPage | undefined {
  const { state } = decideState(booking, now);
  const isActive = state === 'cancellable' || state === 'too-late';
  if (!isActive || booking.start === undefined) return undefined;
  const { wall, timeZone } = booking.start;
  if (booking.status !== 'unknown' && wall === asked.to) {
    const from = asked.from === undefined ? undefined : momentOfWallTime(asked.from, timeZone);
    return pageOfMoved(booking, from, now);
  }
  const isOpen = booking.status === 'unknown' || wall === asked.from;
  return isOpen && mayStillMove(asked, now)
    ? {
        state: 'move-unconfirmed',
        booking,
        asked,
        stillThere: booking.status === 'booked' && wall === asked.from,
        timedOut: false,
      }
    : undefined;
}
