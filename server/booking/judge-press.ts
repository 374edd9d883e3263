import type { FormTrace } from '@/lib/booking/form-trace';
import type { BookingPage } from '@/lib/booking/page';
import { judgePress, type Verdict } from '@/lib/booking/press';
import { readActivation } from '@/lib/http/user-activation';
import { readFormToken } from '@/lib/tokens/form-token';
import type { Visit } from '@/server/link/visit';

/** Judges whether a press looks like a person's. */
export function judgePressOf(
  { site, request, link, now }: Visit,
  { token, input }: FormTrace,
): Verdict {
  const made = readFormToken(site.signer, link, token, now);
  // If an instance whose clock is ahead made the page, the reading time is not known. The customer was
  // already asked once, so the press passes.
  const isAhead = made !== undefined && made.stage === 'again' && made.madeAt > now;
  const press = {
    afterMilliseconds: isAhead ? Infinity : made && now - made.madeAt,
    stage: made?.stage ?? ('first' as const),
    activation: readActivation(request.headers),
    input,
  };
  return judgePress(press, site.minReadingMilliseconds);
}

type Looked = Extract<Verdict, { kind: 'automated' }>['why'] | 'just-made' | 'person';

/** Describes a press for the log and the metrics, once its page is known. */
export function describePress(verdict: Verdict, { state }: BookingPage): Looked {
  if (verdict.kind === 'automated') return verdict.why;
  return state === 'confirm-again' || state === 'confirm-move' ? 'just-made' : 'person';
}
