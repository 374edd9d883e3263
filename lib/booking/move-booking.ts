import type { Booking } from './booking';
import type { BookingApi, Question } from './booking-api';
import { emptyInput } from './cancel-input';
import type { Offer } from './free-days';
import { type MoveRule, mayMove } from './move-rules';
import { bookingDigest, compareFingerprint } from './fingerprint';
import { linkKey } from './link';
import type { LinkTurns } from './link-turns';
import type { FreeTime, MoveApi } from './move-api';
import { minutesBetween, momentText } from './moment';
import { isStillAt, judgeMove, type MoveOutcome } from './move-outcome';
import { createOneIntent, type SendOnce } from './one-intent';
import type { BookingPage } from './page';
import { isDoubtful, type Verdict } from './press';
import { pageOfMoved } from './page-after-move';
import { dayIn, findTime, readOffer } from './read-times';
import { pageOfBooking, pageWithoutBooking } from './read-page';
import type { Submission } from './submission';

type MovePress = Question & {
  readonly submission: Submission;
  /** Whether the press looked like a person's. */
  readonly verdict: Verdict;
  /** Until when the booking's company lets its customers change the time. */
  readonly ruleOf: (booking: Booking) => MoveRule;
};

/** What is known after the PUT: the outcome, or that the time was taken. */
type SentOutcome =
  MoveOutcome | { readonly kind: 'slot-gone'; readonly booking: Booking; readonly offer: Offer };

/** One PUT and what is known after it. Overlapping presses share it. */
type SentMove = {
  readonly outcome: SentOutcome;
  readonly before: Booking;
  readonly time: FreeTime;
};

/** Steps of a move, for the metrics: free times offered, one chosen, and what is known afterwards. */
export const moveSteps = [
  'offered',
  'chosen',
  'moved',
  'not-moved',
  'changed',
  'slot-gone',
  'unconfirmed',
] as const satisfies readonly ('offered' | 'chosen' | SentOutcome['kind'])[];
export type MoveStep = (typeof moveSteps)[number];

export type MoveBooking = (moving: MovePress) => Promise<BookingPage>;

/**
 * Makes what carries out a chosen time: it reads and judges the booking again, reads the free times
 * again, sends at most one PUT, and says only what the booking, read once more, then shows. A double
 * tap is one change. Nothing is ever cancelled for it, nor booked anew: the old time is given up by
 * the same request that takes the new one, or not at all.
 *
 * @param onStep called for each step, for the metrics
 */
export function createMoveBooking(
  api: BookingApi,
  moves: MoveApi,
  turns: LinkTurns,
  onStep: (step: MoveStep) => void,
): MoveBooking {
  const oneIntent = createOneIntent<SentMove>();
  return (moving) => {
    const key = linkKey(moving.link);
    const press = () =>
      oneIntent(
        key,
        (sendOnce) => decideAndSend(moving, sendOnce),
        (sentByAnother) => pageOfOutcome(sentByAnother, moving),
      );
    return turns(key, 'move', press);
  };

  async function sendAndRead(
    moving: MovePress,
    before: Booking,
    time: FreeTime,
  ): Promise<SentOutcome> {
    const { link, language } = moving;
    const answer = await moves.move(link, before, time, language);
    const reread = await api.readAfterChange(link, language);
    const outcome = judgeMove(answer, reread, before, time);
    if (outcome.kind !== 'not-moved') return outcome;
    // No document says how the API words a refusal: read whether the time is still free.
    const { booking } = outcome;
    const day = dayIn(time.start.wall);
    const offer = await readOffer(moves, { ...moving, urgency: 'change', day }, booking);
    const isFree = findTime(offer, momentText(time.start)) !== undefined;
    return isFree || offer.kind === 'unread' ? outcome : { kind: 'slot-gone', booking, offer };
  }

  async function decideAndSend(
    moving: MovePress,
    sendOnce: SendOnce<SentMove>,
  ): Promise<BookingPage> {
    const { link, submission, verdict, ruleOf, language, urgency, now } = moving;
    const read = await api.readBeforeChange(link, language, urgency);
    if (read.kind !== 'found') return pageWithoutBooking(read, emptyInput);
    const { booking } = read;
    if (!mayMove(booking, ruleOf(booking), now)) return pageOfBooking(booking, emptyInput, now);

    const { chosen, trace } = submission;
    const offer = await readOffer(moves, { ...moving, day: dayIn(chosen) }, booking);
    const choice = { state: 'choose-time', booking, offer } as const;
    if (chosen === undefined) return { ...choice, notice: undefined };
    if (isAtChosenTime(booking, chosen))
      return pageOfMoved(booking, { to: chosen, from: undefined }, now);
    const compared = compareFingerprint(trace.fingerprint, booking);
    if (compared === 'changed') return { ...choice, notice: 'changed' };
    if (offer.kind === 'unread') return { ...choice, notice: undefined };
    const time = findTime(offer, chosen);
    if (!time) {
      onStep('slot-gone');
      return { state: 'slot-gone', booking, chosen, offer };
    }
    if (compared === 'other-version' || isDoubtful(verdict, booking, now))
      return { state: 'confirm-move', booking, time, isSecondAsk: true };
    const sent = await sendOnce(async () => {
      onStep('chosen');
      const outcome = await sendAndRead(moving, booking, time);
      onStep(outcome.kind);
      return { outcome, before: booking, time };
    });
    return pageOfOutcome(sent, moving);
  }

  async function pageOfOutcome(
    { outcome, before, time }: SentMove,
    moving: MovePress,
  ): Promise<BookingPage> {
    const { now, ruleOf } = moving;
    switch (outcome.kind) {
      case 'moved':
        return pageOfMoved(
          outcome.booking,
          {
            to: momentText(time.start),
            from: before.start,
            digestBefore: bookingDigest(before),
            pricesBefore: before.priceLines,
          },
          now,
          outcome.linkNow,
        );
      case 'not-moved':
        return { state: 'not-moved', booking: outcome.booking };
      case 'slot-gone':
        return {
          state: 'slot-gone',
          booking: outcome.booking,
          chosen: momentText(time.start),
          offer: outcome.offer,
        };
      case 'changed': {
        const { booking } = outcome;
        if (!mayMove(booking, ruleOf(booking), now)) return pageOfBooking(booking, emptyInput, now);
        const offer = await readOffer(moves, { ...moving, day: undefined }, booking);
        return { state: 'choose-time', booking, offer, notice: 'changed' };
      }
      case 'unconfirmed':
        return {
          state: 'move-unconfirmed',
          booking: outcome.booking ?? before,
          asked: {
            at: now,
            from: before.start && momentText(before.start),
            to: momentText(time.start),
            end: momentText(time.end),
            pricesBefore: before.priceLines,
          },
          readAtOldTime: outcome.booking?.status === 'booked' && isStillAt(outcome.booking, before),
          timedOut: outcome.timedOut,
        };
    }
  }
}

/**
 * Whether the booking is at the chosen time already. A form names only the start: with another length than
 * the service's the change may have stopped half-way, so that it is not called moved.
 */
function isAtChosenTime({ start, end, bookable }: Booking, chosen: string): boolean {
  return (
    start !== undefined &&
    end !== undefined &&
    chosen === momentText(start) &&
    minutesBetween(start, end) === bookable?.serviceMinutes
  );
}
