import { apiLanguage } from '@/i18n/locales';
import type { ReadUrgency } from '@/lib/booking/booking-api';
import { type CancelInput, emptyInput } from '@/lib/booking/cancel-input';
import type { BookingPage, ReadPage } from '@/lib/booking/page';
import { pageAfter, pageWhileBusy, wasJustNotSent } from '@/lib/booking/page-after';
import { formOf } from '@/lib/booking/press-result';
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
  const form = result ? formOf(result) : emptyInput;
  const read = async (urgency: 'known' | 'unproven') => {
    const first = await readBookingPage(visit, form, urgency);
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
    afterPress(visit, await rateLimited(visit, form, 'opened', read));
  recordEvidence('opened', opened, page, readActivation(visit.request.headers));
  const unsent = wasJustNotSent(result, visit.now) ? 'cancel' : undefined;
  return renderBooking(page, opened, { unsent });
});

function afterPress({ result, now }: Visit, read: ReadPage): BookingPage {
  return result ? pageAfter(read, result, now) : read;
}

/** Reads the page behind a link, within the rate limits. */
export function readWithinLimits(visit: Visit, form: CancelInput = emptyInput): Promise<ReadPage> {
  return rateLimited(visit, form, 'opened', (urgency) => readBookingPage(visit, form, urgency));
}

function readBookingPage(
  { site, link, proof, locale, now }: Visit,
  form: CancelInput,
  urgency: ReadUrgency,
): Promise<ReadPage> {
  return readPage(site.api, { link, proof, form, language: apiLanguage(locale), urgency, now });
}
