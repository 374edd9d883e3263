import { companyLocale } from '@/i18n/locales';
import { viewOf } from '@/i18n/view';
import { type BokaMeraFailure, bokamera, type Language, type Result } from '@/lib/bokamera';
import type { Booking } from '@/lib/booking/booking';
import { type CancelForm, heedWishes, type Submission } from '@/lib/booking/cancel-form';
import { fingerprint } from '@/lib/booking/fingerprint';
import type { BookingLink } from '@/lib/booking/link';
import {
  type Attempt,
  judgeAttempt,
  type Outcome,
  provesCancelled,
  type Reread,
} from '@/lib/booking/outcome';
import type { BookingPage } from '@/lib/booking/page';
import type { Verdict } from '@/lib/booking/press';
import { env } from '@/lib/env';
import { metrics } from '@/lib/metrics';
import { shareUnderWay } from '@/lib/share';
import { apiLanguage, pageOfBooking, pageOfFailedRead } from './show';
import type { Visit } from './visit';

/**
 * Carries out a submitted form: reads and judges the booking again, sends at most one DELETE, and
 * says only what is then known.
 */
export async function cancelBooking(
  visit: Visit,
  submission: Submission,
  verdict: Verdict,
): Promise<BookingPage> {
  const { link, now } = visit;
  if (!link) return { state: 'not-found' };
  const language = apiLanguage(visit.locale);

  const read = await bokamera().find(link, language, { urgency: 'cancel' });
  if (!read.ok) return pageOfFailedRead(read.failure, submission.form);
  if (!read.value) return { state: 'not-found' };

  const booking = read.value;
  const { form, trace, problem } = heedWishes(submission, visit.lookFor(booking.company.id));
  const page = pageOfBooking(booking, form, now);
  if (page.state !== 'cancellable') return page;
  if (problem) return { ...page, notice: { kind: 'problem', problem } };
  if (trace.shown !== undefined && trace.shown !== fingerprint(booking)) {
    return { ...page, notice: { kind: 'changed' } };
  }
  if (verdict.kind === 'automated') {
    metrics.looksAutomated(verdict.why);
    return { state: 'confirm-again', booking, form };
  }

  const outcome = await carryOut(link, await wordsForCompany(form, booking), language);
  return pageOfOutcome(outcome, booking, form, now);
}

// A double tap is one cancel: the second press waits for the outcome of the first.
const carryOut = shareUnderWay<[BookingLink, string, Language], Outcome>(
  ({ id, code }) => JSON.stringify([id, code]),
  async (link, words, language) => {
    const outcome = await sendCancel(link, words, language);
    metrics.outcome(outcome.kind);
    return outcome;
  },
);

async function sendCancel(link: BookingLink, words: string, language: Language): Promise<Outcome> {
  const attempt = readAttempt(await bokamera().cancel(link, words, language));
  if (provesCancelled(attempt, link.id)) return { kind: 'cancelled', booking: attempt.booking };
  const reread = await bokamera().find(link, language, {
    urgency: 'cancel',
    budgetMilliseconds: env().REREAD_BUDGET_MS,
  });
  return judgeAttempt(attempt, readReread(reread));
}

function readAttempt(answer: Result<Booking>): Attempt {
  if (answer.ok) return { kind: 'answered', booking: answer.value };
  return attemptOfFailure(answer.failure);
}

function attemptOfFailure(failure: BokaMeraFailure): Attempt {
  switch (failure.kind) {
    case 'refused':
      // 408: a proxy gave up waiting for the request's end, which says nothing of the cancel.
      return failure.status === 408 ? { kind: 'unclear', timedOut: true } : { kind: 'declined' };
    case 'unauthorised':
    case 'throttled':
      return { kind: 'declined' };
    case 'broken':
      // 502 and 504 come from a gateway that does not know what the host behind it is doing.
      return failure.status === 502 || failure.status === 504
        ? { kind: 'unclear', timedOut: failure.status === 504 }
        : { kind: 'declined' };
    case 'unreachable':
      return failure.delivered ? { kind: 'unclear', timedOut: false } : { kind: 'declined' };
    case 'timed-out':
      return { kind: 'unclear', timedOut: true };
    case 'unreadable':
      return { kind: 'unclear', timedOut: false };
  }
}

function readReread(read: Result<Booking | undefined>): Reread {
  if (!read.ok) return { kind: 'unreadable' };
  return read.value ? { kind: 'found', booking: read.value } : { kind: 'not-listed' };
}

function pageOfOutcome(
  outcome: Outcome,
  before: Booking,
  form: CancelForm,
  now: number,
): BookingPage {
  switch (outcome.kind) {
    case 'cancelled':
      return { state: 'cancelled', booking: outcome.booking };
    case 'not-cancelled': {
      const page = pageOfBooking(outcome.booking, form, now);
      return page.state === 'cancellable'
        ? { state: 'not-cancelled', booking: outcome.booking, form }
        : page;
    }
    case 'unconfirmed':
      return {
        state: 'unconfirmed',
        booking: outcome.booking ?? before,
        stillListed: outcome.booking !== undefined,
        form,
        timedOut: outcome.timedOut,
      };
  }
}

/** The reason, worded in the company's language, and then the customer's own words. */
async function wordsForCompany({ comment, reason }: CancelForm, booking: Booking): Promise<string> {
  if (!reason) return comment;
  const { t } = await viewOf(companyLocale(booking.company.country));
  const words = t(`form.reason.${reason}`);
  return comment === '' ? words : t('form.recorded', { reason: words, comment });
}
