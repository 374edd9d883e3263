import { apiLanguage } from '@/i18n/locales';
import type { ReadUrgency } from '@/lib/booking/booking-api';
import { type CancelInput, emptyInput } from '@/lib/booking/cancel-input';
import type { BookingPage, PageOfRead } from '@/lib/booking/page';
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

/** GET of a link: shows its booking. Tries the second reading of a damaged code when the first opens nothing. */
export const openBooking = withVisit(async (visit) => {
  const { alternative, result } = visit;
  let opened = visit;
  const input = result ? inputOf(result) : emptyInput;
  const read = async (urgency: 'known' | 'unproven') => {
    const first = await readBookingPage(visit, input, urgency);
    if (first.state !== 'not-found' || !alternative) return first;
    const other = withAlternative(visit, alternative);
    const second = await readBookingPage(other, emptyInput, urgency);
    if (second.state === 'not-found') return first;
    visit.site.metrics.repaired(alternative.repairs);
    opened = other;
    return second;
  };
  const page =
    takeHandedOver(visit, '') ??
    (result && pageWhileBusy(result, visit.now)) ??
    afterPress(visit, await rateLimited(visit, input, 'opened', read));
  recordEvidence('opened', opened, page, readActivation(visit.request.headers));
  const unsent = wasJustNotSent(result, visit.now) ? 'cancel' : undefined;
  return renderBooking(page, opened, { unsent });
});

function afterPress({ result, now }: Visit, read: PageOfRead): BookingPage {
  return result ? pageAfter(read, result, now) : read;
}

/** Reads the page behind a link, within the rate limits. */
export function readWithinLimits(
  visit: Visit,
  input: CancelInput = emptyInput,
): Promise<PageOfRead> {
  return rateLimited(visit, input, 'opened', (urgency) => readBookingPage(visit, input, urgency));
}

function readBookingPage(
  { site, link, proof, locale, now }: Visit,
  input: CancelInput,
  urgency: ReadUrgency,
): Promise<PageOfRead> {
  return readPage(site.api, { link, proof, input, language: apiLanguage(locale), urgency, now });
}
