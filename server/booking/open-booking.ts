import type { Question } from '@/lib/booking/booking-api';
import { type CancelInput, emptyInput } from '@/lib/booking/cancel-input';
import type { PageOfRead } from '@/lib/booking/page';
import { pageAfter, pageWhileBusy, wasJustNotSent } from '@/lib/booking/page-after';
import { inputOf } from '@/lib/booking/press-result';
import { readPage } from '@/lib/booking/read-page';
import { readActivation } from '@/lib/http/user-activation';
import { takeHandedOver } from './page-handover';
import { rateLimited } from './rate-limited';
import { recordEvidence } from './record-evidence';
import { renderBooking } from './render-booking';
import { withAlternative, type Visit } from '@/server/link/visit';
import { withVisit } from './with-visit';

/** GET of a link: shows its booking. Where a damaged code may be repaired in two ways, tries the other when the first opens nothing. */
export const openBooking = withVisit(async (visit) => {
  const { alternative, result } = visit;
  let opened = visit;
  const input = result ? inputOf(result) : emptyInput;
  // For the limits both reads are of the link that was opened, whichever repair it needs.
  const read = async (question: Question) => {
    const first = await readPage(visit.site.api, { ...question, proof: visit.proof, input });
    if (first.state !== 'not-found' || !alternative) return first;
    const other = withAlternative(visit, alternative);
    const second = await readPage(visit.site.api, {
      ...question,
      link: other.link,
      proof: undefined,
      input: emptyInput,
    });
    if (second.state === 'not-found') return first;
    visit.site.metrics.repaired(alternative.repairs);
    opened = other;
    return second;
  };
  const page =
    takeHandedOver(visit, '') ??
    (result && pageWhileBusy(result, visit.now)) ??
    pageAfter(await rateLimited(visit, input, 'opened', read), result, visit.now);
  recordEvidence('opened', opened, page, readActivation(visit.request.headers));
  const notSent = wasJustNotSent(result, visit.now) ? 'cancel' : undefined;
  return renderBooking(page, opened, { notSent });
});

/** Reads the page behind a link, within the rate limits. */
export function readWithinLimits(
  visit: Visit,
  input: CancelInput = emptyInput,
): Promise<PageOfRead> {
  const { site, proof } = visit;
  return rateLimited(visit, input, 'opened', (question) =>
    readPage(site.api, { ...question, proof, input }),
  );
}
