import type { FormTrace } from '@/lib/booking/form-trace';
import type { BookingPage } from '@/lib/booking/page';
import { judgePress, type Verdict } from '@/lib/booking/press';
import { readActivation } from '@/lib/http/activation';
import { readFormToken } from '@/lib/tokens/form-token';
import type { Visit } from './visit';

/** Judges whether the press of a form's button looks like a person's. */
export function judgeVisit(
  { site, request, link, now }: Visit,
  { token, hand }: FormTrace,
): Verdict {
  const made = readFormToken(site.signer, link, token, now);
  const press = {
    afterMilliseconds: made && now - made.madeAt,
    stage: made?.stage ?? ('first' as const),
    activation: readActivation(request.headers),
    hand,
  };
  return judgePress(press, site.minReadingMilliseconds);
}

/** How a press looked, for the log and the numbers, once its page is known. */
export function lookedLike(verdict: Verdict, { state }: BookingPage): string {
  if (verdict.kind === 'automated') return verdict.why;
  return state === 'confirm-again' || state === 'confirm-move' ? 'just-made' : 'person';
}
