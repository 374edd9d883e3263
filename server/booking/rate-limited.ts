import { apiLanguage } from '@/i18n/locales';
import type { Question } from '@/lib/booking/booking-api';
import type { CancelInput } from '@/lib/booking/cancel-input';
import { bookingOf, type BookingPage } from '@/lib/booking/page';
import type { Act } from '@/lib/booking/press';
import { triedChange } from '@/lib/booking/press-result';
import type { Found } from '@/lib/http/limits';
import { provesOpening, type Visit } from '@/server/link/visit';

/**
 * Applies the rate limits to a link, and reports to them whether it opened a booking. While the site
 * is closed nothing is sent, and only what became of an earlier press is read.
 */
export async function rateLimited<Page extends BookingPage>(
  visit: Visit,
  input: CancelInput,
  act: Act,
  serve: (question: Question) => Promise<Page>,
): Promise<Page | Extract<BookingPage, { state: 'unavailable' | 'busy' }>> {
  const { link, clientAddress, locale, now } = visit;
  const { limits, metrics } = visit.site;
  if (isClosed(visit) && (act === 'pressed' || !tellsOfPress(visit)))
    return { state: 'unavailable', input, closed: true };
  const admission = await limits.admit({ clientAddress, link }, act);
  if (admission.kind === 'busy') {
    metrics.limited(admission.limit);
    const { limit, retryAfterSeconds } = admission;
    return { state: 'busy', input, retryAfterSeconds, mayBeDamaged: limit === 'guesses' };
  }
  let found: Found = 'unclear';
  try {
    const urgency = admission.known || provesOpening(visit) ? 'known' : 'unknown';
    const page = await serve({ link, language: apiLanguage(locale), urgency, now });
    if (page.state === 'not-found') {
      found = 'nothing';
      metrics.missed();
    } else if (bookingOf(page)) found = 'booking';
    return page;
  } finally {
    await admission.settle(found);
  }
}

function isClosed({ site, host }: Visit): boolean {
  return site.brandingFor(host).maintenance === 'on';
}

/** Whether this address tells what came of a cancel or a change of time. */
function tellsOfPress(visit: Visit): boolean {
  const { result } = visit;
  return provesOpening(visit) || (result !== undefined && triedChange(result));
}
