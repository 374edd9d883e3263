import type { FormTrace } from '@/lib/booking/submission';
import { isOfOtherVersion } from '@/lib/booking/fingerprint';
import { type BookingPage, pageNameOf } from '@/lib/booking/page';
import { judgePress, type Verdict } from '@/lib/booking/press';
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

/** Logs a press, and counts one that was asked about once more. */
export function logPress(
  visit: Visit,
  page: BookingPage,
  verdict: Verdict,
  { fingerprint }: FormTrace,
): void {
  const isAskedAgain = pageNameOf(page) === 'confirm-again';
  // A person's press is asked about for one of two reasons.
  const whyPerson = isOfOtherVersion(fingerprint) ? 'other-version' : 'just-made';
  const why = verdict.kind === 'automated' ? verdict.why : whyPerson;
  const isPerson = verdict.kind === 'person' && !isAskedAgain;
  recordEvidence('pressed', visit, page, isPerson ? 'person' : why);
  // After an upgrade every open page is asked about once: that would ring the alarm.
  if (isAskedAgain && why !== 'other-version') visit.site.metrics.askedAgain(why);
}
