import type { FormTrace } from '@/lib/booking/form-trace';
import { isOfOtherVersion } from '@/lib/booking/fingerprint';
import type { BookingPage } from '@/lib/booking/page';
import { judgePress, type PressVerdict, type Verdict } from '@/lib/booking/press';
import { readActivation } from '@/lib/http/user-activation';
import { readFormToken } from '@/lib/tokens/form-token';
import type { Visit } from '@/server/link/visit';
import { recordEvidence } from './record-evidence';

/** Judges whether a press looks like a person's. */
export function judgePressOf(
  { site, request, link, now }: Visit,
  { token, inputSeen }: FormTrace,
): Verdict {
  const made = readFormToken(site.signer, link, token, now);
  // If an instance whose clock is ahead made the page, the reading time is not known. The customer was
  // already asked once, so the press passes.
  const isAhead = made !== undefined && made.stage === 'again' && made.madeAt > now;
  const press = {
    afterMilliseconds: isAhead ? Infinity : made && now - made.madeAt,
    stage: made?.stage ?? ('first' as const),
    activation: readActivation(request.headers),
    inputSeen,
  };
  return judgePress(press, site.minReadingMilliseconds);
}

/** Describes a press for the log and the metrics, once its page is known. */
export function describePress(
  verdict: Verdict,
  { fingerprint }: FormTrace,
  page: BookingPage,
): PressVerdict {
  if (verdict.kind === 'automated') return verdict.why;
  if (!asksAgain(page)) return 'person';
  return isOfOtherVersion(fingerprint) ? 'other-version' : 'just-made';
}

/** Logs a press, and counts one that was asked about because it looks like a program's. */
export function logPress(visit: Visit, page: BookingPage, logged: PressVerdict): void {
  if (asksAgain(page) && logged !== 'person' && logged !== 'other-version')
    visit.site.metrics.looksAutomated(logged);
  recordEvidence('pressed', visit, page, logged);
}

const asksAgain = ({ state }: BookingPage) => state === 'confirm-again' || state === 'confirm-move';
