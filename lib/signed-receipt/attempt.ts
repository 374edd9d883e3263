import * as z from 'zod';
import { momentOfInstant } from '@/lib/booking/moment';
import type { CancelInput } from '@/lib/booking/cancel-input';
import { inputOf, type PressResult } from '@/lib/booking/press-result';
import { point, pointOf } from './facts';

/**
 * What came of a press that proved nothing: `unread`, the booking could not be read, so nothing was sent;
 * `busy`, turned away by a limit, so nothing was sent; `declined`; `timed-out`; `unclear`, an answer that
 * proves nothing.
 */
const attemptAnswers = ['unread', 'busy', 'declined', 'timed-out', 'unclear'] as const;
type AttemptAnswer = (typeof attemptAnswers)[number];

/** What a receipt of an attempt states. It claims nothing of the booking. */
export const attemptFacts = z.strictObject({
  booking: z.int(),
  /** When the press reached the site, by the site's clock. */
  pressed: point,
  answer: z.enum(attemptAnswers),
});
export type AttemptFacts = z.infer<typeof attemptFacts>;

/**
 * The facts of an attempt to cancel; undefined for every other result of a press.
 *
 * @param timeZone the company's, if known
 */
export function attemptOf(
  result: PressResult | undefined,
  booking: number,
  timeZone: string | undefined,
): AttemptFacts | undefined {
  const answer = result && answerIn(result);
  const pressedAt = result && 'pressedAt' in result ? result.pressedAt : undefined;
  if (answer === undefined || pressedAt === undefined) return undefined;
  const pressed = momentOfInstant(pressedAt, timeZone ?? 'UTC');
  return { booking, pressed: pointOf(pressed), answer };
}

function answerIn(result: PressResult): AttemptAnswer | undefined {
  switch (result.kind) {
    case 'not-sent':
      return result.busyUntil === undefined ? 'unread' : 'busy';
    case 'not-cancelled':
      return 'declined';
    case 'unconfirmed':
      return result.timedOut ? 'timed-out' : 'unclear';
    case 'rechecked':
    case 'notice':
    case 'confirm-again':
    case 'choice':
    case 'confirm-move':
    case 'slot-gone':
    case 'not-moved':
    case 'move-unconfirmed':
    case 'moved-unread':
      return undefined;
  }
}

/** What was entered with an attempt; undefined where a later sending of its form has replaced it. */
export function inputOfAttempt(result: PressResult): CancelInput | undefined {
  return 'isRetyped' in result && result.isRetyped ? undefined : inputOf(result);
}
