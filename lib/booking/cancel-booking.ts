import type { Booking } from './booking';
import type { ApiLanguage, BookingApi, Question } from './booking-api';
import type { CancelInput, CancelReason, FormOptions } from './cancel-input';
import { agrees, fillMissingFrom } from './fill-missing';
import { bookingDigest, compareFingerprint, fingerprint } from './fingerprint';
import { type BookingLink, linkKey } from './link';
import type { LinkTurns } from './link-turns';
import { isSameMoment } from './moment';
import { createOneIntent, type SendOnce } from './one-intent';
import {
  countedAs,
  type CountedOutcome,
  judgeCancel,
  type Outcome,
  showsCancelled,
} from './outcome';
import type { BookingPage } from './page';
import { isDoubtful, type Verdict } from './press';
import { pageOfBooking, pageWithoutBooking } from './read-page';
import { applyFormOptions, type Submission } from './submission';

type CancelPress = Question & {
  readonly submission: Submission;
  /** Whether the press looked like a person's. */
  readonly verdict: Verdict;
  /** The form options of the booking's company. */
  readonly optionsOf: (booking: Booking) => FormOptions;
  /** The text for the company: reason and comment. */
  readonly wordsFor: (booking: Booking, input: CancelInput) => Promise<string>;
};

/** One DELETE and its outcome, for counting. */
export type CountedCancel = {
  readonly outcome: CountedOutcome;
  /** As read before the DELETE. */
  readonly booking: Booking;
  readonly reason: CancelReason | undefined;
};

/** One DELETE: the words sent with it, its outcome, and the booking before. Overlapping presses share it. */
type SentCancel = {
  readonly outcome: Outcome;
  readonly words: string;
  /** As read before the DELETE. */
  readonly before: Booking;
};

export type CancelBooking = (cancelling: CancelPress) => Promise<BookingPage>;

/**
 * Carries out a submitted form: reads the booking again, decides its state, sends at most one
 * DELETE, and reports only what is known afterwards. On a double tap the second press waits for the
 * outcome of the first.
 *
 * @param onOutcome called once for each DELETE with its outcome
 */
export function createCancelBooking(
  api: BookingApi,
  turns: LinkTurns,
  onOutcome: (counted: CountedCancel) => void,
): CancelBooking {
  const oneIntent = createOneIntent<SentCancel>();
  return (cancelling) => {
    const key = linkKey(cancelling.link);
    const { submission, now } = cancelling;
    const press = () =>
      oneIntent(
        key,
        (sendOnce) => decideAndSend(cancelling, sendOnce),
        (sentByAnother) => pageOfOutcome(sentByAnother, submission.input, now),
      );
    return turns(key, 'cancel', press);
  };

  async function decideAndSend(
    { link, submission, verdict, optionsOf, wordsFor, language, urgency, now }: CancelPress,
    sendOnce: SendOnce<SentCancel>,
  ): Promise<BookingPage> {
    const read = await api.readBeforeChange(link, language, urgency);
    if (read.kind !== 'found') return pageWithoutBooking(read, submission.input);

    const { booking } = read;
    const { input, trace, problem } = applyFormOptions(submission, optionsOf(booking));
    const page = pageOfBooking(booking, input, now);
    if (page.state !== 'cancellable') return page;
    if (problem) return { ...page, notice: { kind: 'problem', problem } };
    const compared = compareFingerprint(trace.fingerprint, booking);
    if (compared === 'changed') return { ...page, notice: { kind: 'changed' } };
    if (compared === 'other-version' || isDoubtful(verdict, booking, now))
      return { state: 'confirm-again', booking, input };

    const words = await wordsFor(booking, input);
    const sent = await sendOnce(async () => {
      const outcome = await sendCancel(api, link, words, language);
      const counted = countedAs(outcome);
      const reason = counted === 'already-cancelled' ? undefined : input.reason;
      onOutcome({ booking, reason, outcome: counted });
      return { outcome, words, before: booking };
    });
    return pageOfOutcome(sent, input, now);
  }
}

async function sendCancel(
  api: BookingApi,
  link: BookingLink,
  words: string,
  language: ApiLanguage,
): Promise<Outcome> {
  const answer = await api.cancel(link, words, language);
  if (showsCancelled(answer, link.id))
    return { kind: 'cancelled', booking: answer.booking, ours: true };
  return judgeCancel(answer, await api.readAfterChange(link, language));
}

function pageOfOutcome(
  { outcome, words, before }: SentCancel,
  input: CancelInput,
  now: number,
): BookingPage {
  switch (outcome.kind) {
    case 'cancelled': {
      const booking = fillMissingFrom(outcome.booking, before);
      const agreed = agrees(outcome.booking, before);
      return {
        state: 'cancelled',
        booking,
        catchingUp: false,
        proved: outcome.ours
          ? { words, digests: provedDigests(booking, before), agrees: agreed }
          : undefined,
      };
    }
    case 'not-cancelled': {
      const page = pageOfBooking(outcome.booking, input, now);
      if (page.state === 'cancellable' && outcome.tooLong && input.comment !== '') {
        // The API's limit is unknown; halving soon finds a length that fits.
        const limit = Math.max(1, Math.floor(input.comment.length / 2));
        return { ...page, notice: { kind: 'problem', problem: 'comment-too-long', limit } };
      }
      return page.state === 'cancellable'
        ? {
            state: 'not-cancelled',
            booking: outcome.booking,
            standsUnchanged:
              outcome.booking.status === 'booked' &&
              fingerprint(outcome.booking) === fingerprint(before),
            input,
          }
        : page;
    }
    case 'unconfirmed':
      return {
        state: 'unconfirmed',
        booking: outcome.booking ?? before,
        readAsBooked: outcome.booking?.status === 'booked',
        input,
        timedOut: outcome.timedOut,
      };
  }
}

/**
 * The digests of what a cancel proof speaks for, joined to one text (`hasDigestOf`). Where the answer differs from
 * the read before it, one of them may have lagged, and later reads may show either. If the two bookings were made at
 * different times (`madeOn`), the number was given away in between: then nothing is proved of the earlier one.
 */
function provedDigests(answered: Booking, before: Booking): string {
  const [ofBefore, ofAnswer] = [bookingDigest(before), bookingDigest(answered)];
  const isSuccessor =
    answered.madeOn && before.madeOn && !isSameMoment(answered.madeOn, before.madeOn);
  return ofBefore === ofAnswer || isSuccessor ? ofAnswer : ofBefore + ofAnswer;
}
