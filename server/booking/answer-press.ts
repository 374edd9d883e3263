import type { Locale } from '@/i18n/locales';
import { type CancelInput, emptyInput } from '@/lib/booking/cancel-input';
import { linkKey } from '@/lib/booking/link';
import type { BookingPage } from '@/lib/booking/page';
import type { PressKind, Verdict } from '@/lib/booking/press';
import type { PressQuery, PressEnd } from '@/lib/booking/press-memory';
import { asRecheck, resultOf, triedChange, withInput } from '@/lib/booking/press-result';
import type { Submission } from '@/lib/booking/submission';
import { type Answer, seeOther } from '@/lib/http/answers';
import { isFromElsewhere } from '@/lib/http/origin';
import { readPostedForm } from '@/lib/http/posted-form';
import { readActivation } from '@/lib/http/user-activation';
import { readFormToken } from '@/lib/tokens/form-token';
import { queryOf } from '@/lib/paths';
import { sealJson } from '@/lib/tokens/sealed-json';
import { pathOf, type Visit, withOwnProof, withoutRecord } from '@/server/link/visit';
import { rejectedFormPage } from '@/server/pages/rejected-form-page';
import { judgePressOf, logPress } from './judge-press';
import { handOver } from './page-handover';
import { recordEvidence } from './record-evidence';
import { renderBooking } from './render-booking';

/** The differences between the two forms of a booking. */
type FormKind = {
  readonly press: PressKind;
  readonly parse: (fields: URLSearchParams) => Submission;
  /** Does what the form asks for, if nothing speaks against it. */
  readonly carryOut: (
    visit: Visit,
    submission: Submission,
    verdict: Verdict,
  ) => Promise<BookingPage>;
  /** Reads the page of the form and changes nothing. */
  readonly readFormPage: (visit: Visit, input: CancelInput) => Promise<BookingPage>;
  /** What the address of a page that says it is done has; undefined for every other page. */
  readonly queryOfDone: (visit: Visit, page: BookingPage) => PressQuery | undefined;
};

/** The path of the form's page below the booking's. */
const belowOf = ({ press }: FormKind) => (press === 'move' ? '/time' : '');

/**
 * Answers a submitted form: refuses it, only reads, or acts once, and redirects to a page that says
 * what came of it. Refreshing that page only reads.
 */
export async function answerPress(postedTo: Visit, kind: FormKind): Promise<Answer> {
  // "Check again" is sent to the address of a result, and continues it; every other form starts anew.
  const { result, sealedResult } = postedTo;
  const visit: Visit = { ...postedTo, result: undefined, sealedResult: undefined };
  const posted = await readPostedForm(visit.request);
  if (posted.kind !== 'form') return rejectForm(visit, kind, posted.kind);
  if (isFromElsewhere(visit.request.headers, visit.site.trustedProxies))
    return refuseElsewhere(visit, kind);
  const submission = kind.parse(posted.fields);
  if (!submission.onlyRechecks) return actOnce(visit, kind, submission);
  // "Check again" after a tried change: the GET of its result reads the booking, and the result holds what was typed.
  return result && sealedResult !== undefined && triedChange(result)
    ? redirect(visit, kind, { kind: 'result', result }, queryOf('result', sealedResult))
    : recheck(visit, kind, submission.input);
}

/** The answer to a form that cannot be read, or is too long. */
function rejectForm(
  visit: Visit,
  kind: FormKind,
  why: Parameters<typeof rejectedFormPage>[1],
): Promise<Answer> {
  const { locale, showsCode } = visit;
  const hrefIn = (other: Locale) => pathOf(visit, other, belowOf(kind));
  const tidy = showsCode ? hrefIn(locale) : undefined;
  return rejectedFormPage(visit, why, { locale, hrefIn, tidy, notSent: kind.press });
}

/**
 * Tells one sending of a form from another. Do not rename `form` and `time`: instances of an older version hash the
 * same JSON in the shared store.
 */
const contentOf = ({ input: form, chosen: time }: Submission) => JSON.stringify({ form, time });

/**
 * Answers a form that another site sent: shows the page again, and asks to press there. Logged as a press, and
 * counted as an opening by the limits, since it only reads.
 */
async function refuseElsewhere(visit: Visit, kind: FormKind): Promise<Answer> {
  const page = withElsewhereNotice(await kind.readFormPage(visit, emptyInput));
  recordEvidence('pressed', visit, page, 'from another site');
  const end = pressEndOf(visit, kind, page, emptyInput, undefined);
  return redirectToPage(visit, kind, end, page);
}

/**
 * Reads the booking again and claims nothing of what was sent: for "check again", for a repeated form whose first
 * result is not known here, and for the reload of a page whose comment was too long for an address.
 */
async function recheck(visit: Visit, kind: FormKind, input: CancelInput): Promise<Answer> {
  const page = await kind.readFormPage(visit, input);
  recordEvidence('opened', visit, page, readActivation(visit.request.headers));
  const end = pressEndOf(visit, kind, page, input, undefined);
  const isNotSent = end.kind === 'result' && end.result.kind === 'not-sent';
  const claimless = isNotSent ? { ...end, result: asRecheck(end.result) } : end;
  return redirectToPage(visit, kind, claimless, page);
}

/** Acts on a form; one that is sent again leads to where its first sending led. */
async function actOnce(visit: Visit, kind: FormKind, submission: Submission): Promise<Answer> {
  const { site, link, now } = visit;
  const { input, trace } = submission;
  let answer: Answer | undefined;
  const actOnForm = async (): Promise<PressEnd> => {
    const verdict = judgePressOf(visit, trace);
    const page = await kind.carryOut(visit, submission, verdict);
    logPress(visit, page, verdict, trace);
    const pressedAt = kind.press === 'cancel' ? now : undefined;
    const end = pressEndOf(visit, kind, page, input, pressedAt);
    answer = await redirectToPage(visit, kind, end, page);
    return end;
  };
  // A form without a genuine token is only asked about (`judgePress`), so it need not be remembered.
  const { token } = trace;
  const isGenuine = readFormToken(site.signer, link, token, now) !== undefined;
  const end =
    isGenuine && token !== undefined
      ? await site.presses.once({ token, content: contentOf(submission) }, actOnForm)
      : await actOnForm();
  // Unset only where this form was sent before.
  if (answer) return answer;
  // A repeated form shows what was typed this time, and sends it to nobody.
  const shown: PressEnd | undefined =
    end?.kind === 'result' ? { ...end, result: withInput(end.result, input) } : end;
  const pressQuery = shown && pressQueryOf(visit, shown);
  return pressQuery ? redirect(visit, kind, shown, pressQuery.query) : recheck(visit, kind, input);
}

/** @param pressedAt when a press to cancel on our own page arrived, milliseconds since 1970 UTC; undefined for any other */
function pressEndOf(
  visit: Visit,
  kind: FormKind,
  page: BookingPage,
  input: CancelInput,
  pressedAt: number | undefined,
): PressEnd {
  const done = kind.queryOfDone(visit, page);
  return done
    ? { kind: 'done', ...done }
    : { kind: 'result', result: resultOf(page, input, visit.site.now(), pressedAt) };
}

/**
 * Redirects to the page. A comment that is far too long fits no address: then the page itself is the answer, and a
 * reload posts the same form again.
 */
async function redirectToPage(
  visit: Visit,
  kind: FormKind,
  end: PressEnd,
  page: BookingPage,
): Promise<Answer> {
  const below = belowOf(kind);
  const pressQuery = pressQueryOf(visit, end);
  if (!pressQuery) {
    // Only `busy` and `unavailable`, which have no notice, say by this that nothing was sent.
    const notSent =
      end.kind === 'result' && end.result.kind === 'not-sent' ? kind.press : undefined;
    return renderBooking(page, visit, { below, focusHeading: true, notSent });
  }
  handOver(visit, below, pressQuery.token, page);
  return redirect(withOwnProof(visit, page), kind, end, pressQuery.query);
}

/** Longest address of a page, in characters: proxies take 8 KB for it and the rest of the request line. */
const longestAddress = 7_500;

function redirect(visit: Visit, kind: FormKind, end: PressEnd, query: string): Answer {
  const addressFrom = (from: Visit) => `${pathOf(from, visit.locale, belowOf(kind))}${query}`;
  // A new proof replaces that of an earlier cancel.
  if (end.kind === 'done') return seeOther(addressFrom({ ...visit, proofQuery: '' }));
  const whole = addressFrom(visit);
  return seeOther(whole.length <= longestAddress ? whole : addressFrom(withoutRecord(visit)));
}

/** Undefined when the result is too long for an address (`sealJson`). */
function pressQueryOf({ site, link }: Visit, end: PressEnd): PressQuery | undefined {
  if (end.kind === 'done') return end;
  const token = sealJson(site.signer, 'result', linkKey(link), end.result);
  return token === undefined ? undefined : { token, query: queryOf('result', token) };
}

function withElsewhereNotice(page: BookingPage): BookingPage {
  if (page.state === 'cancellable') return { ...page, notice: { kind: 'elsewhere' } };
  return page.state === 'choose-time' ? { ...page, notice: 'elsewhere' } : page;
}
