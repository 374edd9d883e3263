import { type CancelInput, emptyInput } from '@/lib/booking/cancel-input';
import type { FormTrace } from '@/lib/booking/form-trace';
import type { BookingPage } from '@/lib/booking/page';
import type { PressKind, Verdict } from '@/lib/booking/press';
import type { PressEnd } from '@/lib/booking/press-memory';
import {
  hasDecided,
  withoutClaim,
  resultOf,
  type TypedForm,
  withForm,
} from '@/lib/booking/press-result';
import { type Answer, seeOther } from '@/lib/http/answers';
import { isFromElsewhere } from '@/lib/http/origin';
import { readPostedForm } from '@/lib/http/posted-form';
import { readActivation } from '@/lib/http/user-activation';
import { readFormToken } from '@/lib/tokens/form-token';
import { queryOf } from '@/lib/paths';
import { sealResult } from '@/lib/tokens/result-token';
import { pathOf, type Visit, withOwnProof, withoutRecord } from '@/server/link/visit';
import { rejectedFormPage } from '@/server/pages/rejected-form-page';
import { describePress, judgePressOf } from './judge-press';
import { handOver } from './page-handover';
import { recordEvidence } from './record-evidence';
import { renderBooking } from './render-booking';

/** A submitted form. */
type Submitted = {
  readonly typed: TypedForm;
  readonly trace: FormTrace;
  /** Whether it only asks to read the booking again. */
  readonly onlyRechecks: boolean;
  readonly act: (visit: Visit, verdict: Verdict) => Promise<BookingPage>;
};

/** The differences between the two forms of a booking. */
type FormKind = {
  readonly press: PressKind;
  readonly parse: (fields: URLSearchParams) => Submitted;
  /** Reads the page of the form and changes nothing. */
  readonly look: (visit: Visit, form: CancelInput) => Promise<BookingPage>;
  /** The proof for the address of a page that proves the change; undefined for every other page. */
  readonly proofOf: (visit: Visit, page: BookingPage) => PressAddress | undefined;
};

/** The page of the form, below the booking's. */
const belowOf = ({ press }: FormKind) => (press === 'move' ? '/time' : '');

/** Parameters of the address that answers a press, and the token in them that identifies it. */
export type PressAddress = { readonly query: string; readonly token: string };

/**
 * Answers a submitted form: refuses it, only reads, or acts once, and redirects to a page that says
 * what came of it. Refreshing that page only reads.
 */
export async function answerPress(opened: Visit, kind: FormKind): Promise<Answer> {
  // The form of a page that tells a result comes back to that page's address, `after` included. Only
  // one that checks again continues that result.
  const visit: Visit = { ...opened, after: undefined };
  const { site, request, locale, link, now } = visit;
  const below = belowOf(kind);
  const posted = await readPostedForm(request);
  if (posted.kind !== 'form') {
    return rejectedFormPage(visit, posted.kind, {
      locale,
      hrefIn: (other) => pathOf(visit, other, below),
      tidy: visit.showsCode ? pathOf(visit, locale, below) : undefined,
      unsent: kind.press,
    });
  }
  if (isFromElsewhere(request.headers, site.trustedProxies)) {
    const page = withElsewhereNotice(await kind.look(visit, emptyInput));
    recordEvidence('pressed', visit, page, 'from another site');
    const end = pressEndOf(visit, kind, page, { form: emptyInput }, undefined);
    return redirectToResult(visit, kind, end, page);
  }

  const { typed, trace, onlyRechecks, act } = kind.parse(posted.fields);
  const look = async () => {
    const page = await kind.look(visit, typed.form);
    recordEvidence('opened', visit, page, readActivation(request.headers));
    const end = pressEndOf(visit, kind, page, typed, undefined);
    const readOnly = end.kind === 'result' ? { ...end, result: withoutClaim(end.result) } : end;
    return redirectToResult(visit, kind, readOnly, page);
  };
  if (onlyRechecks) {
    // "We do not know" stays until a read shows more: the page of that press reads again.
    const { after } = opened;
    return after && hasDecided(after.result)
      ? redirect(visit, kind, resultAddress(after.sealed))
      : look();
  }

  let answer: Answer | undefined;
  const actOnForm = async (): Promise<PressEnd> => {
    const verdict = judgePressOf(visit, trace);
    const page = await act(visit, verdict);
    const described = describePress(verdict, page);
    if (described !== 'person' && (page.state === 'confirm-again' || page.state === 'confirm-move'))
      site.metrics.looksAutomated(described);
    recordEvidence('pressed', visit, page, described);
    const pressedAt = kind.press === 'cancel' ? now : undefined;
    const end = pressEndOf(visit, kind, page, typed, pressedAt);
    answer = await redirectToResult(visit, kind, end, page);
    return end;
  };
  // A form without a genuine token never acts, so it need not be remembered.
  const isGenuine = readFormToken(site.signer, link, trace.token, now) !== undefined;
  const { token } = trace;
  const end =
    isGenuine && token !== undefined
      ? await site.presses.once({ token, content: JSON.stringify(typed) }, actOnForm)
      : await actOnForm();
  if (answer) return answer;
  // A repeated form shows what was typed this time, and sends it to nobody.
  const address = end && addressOf(visit, withTyped(end, typed));
  return address ? redirect(visit, kind, address) : look();
}

/** @param pressedAt of a press to cancel on our own page, milliseconds since 1970 UTC: only that is an attempt */
function pressEndOf(
  visit: Visit,
  kind: FormKind,
  page: BookingPage,
  typed: TypedForm,
  pressedAt: number | undefined,
): PressEnd {
  const proof = kind.proofOf(visit, page);
  return proof
    ? { kind: 'proved', ...proof }
    : { kind: 'result', result: resultOf(page, typed, visit.site.now(), pressedAt) };
}

/** Redirects to the page; shows it at once when the words are too long for an address. */
async function redirectToResult(
  visit: Visit,
  kind: FormKind,
  end: PressEnd,
  page: BookingPage,
): Promise<Answer> {
  const below = belowOf(kind);
  const address = addressOf(visit, end);
  if (!address)
    return renderBooking(page, visit, { below, focusHeading: true, unsent: kind.press });
  handOver(visit, below, address.token, page);
  return redirect(withOwnProof(visit, page), kind, address);
}

/** Longest address of a page, in characters: proxies take 8 KB for it and the rest of the request line. */
const longestAddress = 7_500;

function redirect(visit: Visit, kind: FormKind, to: Address): Answer {
  const below = belowOf(kind);
  const addressFor = (from: Visit) => seeOther(`${pathOf(from, visit.locale, below)}${to.query}`);
  // A new proof replaces that of an earlier cancel.
  if (to.proves) return addressFor({ ...visit, proofQuery: '' });
  const whole = `${pathOf(visit, visit.locale, below)}${to.query}`;
  return whole.length <= longestAddress ? seeOther(whole) : addressFor(withoutRecord(visit));
}

type Address = PressAddress & { readonly proves: boolean };

/** The address of a page that reports a sealed result. */
const resultAddress = (token: string): Address => ({
  token,
  query: queryOf('result', token),
  proves: false,
});

/** Undefined when it is too long for an address. */
function addressOf({ site, link }: Visit, end: PressEnd): Address | undefined {
  if (end.kind === 'proved') return { ...end, proves: true };
  const token = sealResult(site.signer, link, end.result);
  return token === undefined ? undefined : resultAddress(token);
}

function withTyped(end: PressEnd, { form }: TypedForm): PressEnd {
  return end.kind === 'result' ? { ...end, result: withForm(end.result, form) } : end;
}

function withElsewhereNotice(page: BookingPage): BookingPage {
  if (page.state === 'cancellable') return { ...page, notice: { kind: 'elsewhere' } };
  return page.state === 'choose-time' ? { ...page, notice: 'elsewhere' } : page;
}
