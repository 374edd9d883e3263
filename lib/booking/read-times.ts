import type { AskedMove } from './asked-move';
import type { Booking } from './booking';
import type { BookingApi, Question, Urgency } from './booking-api';
import { emptyInput } from './cancel-input';
import { daysToRead, type Offer, toOffer } from './free-days';
import { isRecent, momentText } from './moment';
import type { FreeTime, MoveApi } from './move-api';
import { type MoveRule, mayMove } from './move-rules';
import type { BookingPage } from './page';
import { pageOfAsked, pageOfUnread } from './page-after-move';
import { askedBy, inputOf, type PressResult } from './press-result';
import { pageOfBooking, pageWithoutBooking } from './read-page';
import { decideState } from './state';

/** The day to show, `YYYY-MM-DD`; undefined for suggestions. */
type WantedDay = { readonly day: string | undefined };

type OfferQuestion = Question<Urgency> & WantedDay;

type TimesQuestion = Question &
  WantedDay & {
    /** The start that was chosen (`momentText`); undefined while none is. */
    readonly chosen: string | undefined;
    /** What was asked for before, where the address tells. */
    readonly asked: AskedMove | undefined;
    /** What came of a press before, where the address tells. */
    readonly result: PressResult | undefined;
    /** Until when the booking's company lets its customers change the time. */
    readonly ruleOf: (booking: Booking) => MoveRule;
  };

/**
 * Reads a booking and the times to choose from, or tells what became of a change that was asked for
 * before. Changes nothing, anywhere.
 */
export async function readTimes(
  api: BookingApi,
  moves: MoveApi,
  question: TimesQuestion,
): Promise<BookingPage> {
  const { link, ruleOf, language, urgency, now } = question;
  const result = question.result && isRecent(question.result, now) ? question.result : undefined;
  // However old: a booking that stands at that time has moved.
  const asked = askedBy(question.result) ?? question.asked;
  const read = await api.read(link, language, urgency);
  if (read.kind !== 'found')
    return (
      pageOfUnread(result, asked, read, now) ??
      pageWithoutBooking(read, result ? inputOf(result) : emptyInput)
    );
  const { booking } = read;
  const told = asked && pageOfAsked(booking, asked, result, now);
  if (told) return told;
  const isAsBefore =
    result?.kind === 'not-moved' && result.from === (booking.start && momentText(booking.start));
  const decided = decideState(booking, now).state;
  if (isAsBefore && (decided === 'cancellable' || decided === 'too-late'))
    return { state: 'not-moved', booking };
  if (!mayMove(booking, ruleOf(booking), now)) return pageOfBooking(booking, emptyInput, now);
  const chosen = chosenIn(result) ?? question.chosen;
  const offer = await readOffer(
    moves,
    { ...question, day: question.day ?? dayIn(chosen) },
    booking,
  );
  return pageOfChoice(booking, offer, chosen, result);
}

/** The times to choose from, or the one that was chosen, with what came of a press just before. */
function pageOfChoice(
  booking: Booking,
  offer: Offer,
  chosen: string | undefined,
  result: PressResult | undefined,
): BookingPage {
  const choice = { state: 'choose-time', booking, offer } as const;
  if (result?.kind === 'choice') return { ...choice, notice: result.notice };
  if (result?.kind === 'not-sent') return { ...choice, notice: 'not-sent' };
  // Its own time is never among the free ones.
  const isOwn = booking.start !== undefined && momentText(booking.start) === chosen;
  if (chosen === undefined || isOwn || offer.kind === 'unread')
    return { ...choice, notice: undefined };
  const time = findTime(offer, chosen);
  if (!time) return { state: 'slot-gone', booking, chosen, offer };
  return { state: 'confirm-move', booking, time, isSecondAsk: result?.kind === 'confirm-move' };
}

/** The free time with this start (`momentText`), where it is still offered. */
export function findTime(offer: Offer, chosen: string): FreeTime | undefined {
  return offer.kind === 'times'
    ? offer.times.find(({ start }) => momentText(start) === chosen)
    : undefined;
}

const chosenIn = (result: PressResult | undefined): string | undefined =>
  result?.kind === 'confirm-move' || result?.kind === 'slot-gone' ? result.time : undefined;

/** The day of a chosen start, `YYYY-MM-DD`. */
export function dayIn(chosen: string | undefined): string | undefined {
  return chosen?.slice(0, 10);
}

/** Free times for a booking, as a page offers them. */
export async function readOffer(
  moves: MoveApi,
  { link, day, language, urgency, now }: OfferQuestion,
  booking: Booking,
): Promise<Offer> {
  const days = daysToRead(booking, day, now);
  const read = (from: string) =>
    moves.freeTimes(link, booking, { ...days, from }, language, urgency);
  const first = await read(days.from);
  // Of a very full week only the first days may have been read.
  const last = first.kind === 'read' && first.isCut ? first.times.at(-1)?.start.wall : undefined;
  const isBeyond = day !== undefined && last !== undefined && day >= last.slice(0, 10);
  // A time that may have passed is offered: the API decides.
  const earliest = now - (booking.clockDoubt ?? 0);
  return toOffer(isBeyond ? await read(day) : first, booking, day, earliest);
}
