import type { ReadUrgency } from '@/lib/booking/booking-api';
import type { CancelInput } from '@/lib/booking/cancel-input';
import { bookingOf, type BookingPage } from '@/lib/booking/page';
import type { Act } from '@/lib/booking/press';
import type { Found } from '@/lib/http/limits';
import { hasOpened, type Visit } from '@/server/link/visit';

/** Applies the rate limits to a link, and reports to them whether it opened a booking. */
export async function rateLimited(
  visit: Visit,
  form: CancelInput,
  act: Act,
  serve: (urgency: ReadUrgency) => Promise<BookingPage>,
): Promise<BookingPage> {
  const { link, address } = visit;
  const { limits, metrics } = visit.site;
  const admission = await limits.admit({ address, link }, act);
  if (admission.kind === 'busy') {
    metrics.limited(admission.limit);
    const { limit, retryAfterSeconds } = admission;
    return { state: 'busy', form, retryAfterSeconds, mayBeBent: limit === 'guesses' };
  }
  let found: Found = 'unclear';
  try {
    const page = await serve(admission.known || hasOpened(visit) ? 'known' : 'unproven');
    if (page.state === 'not-found') {
      found = 'nothing';
      metrics.missed();
    } else if (bookingOf(page)) found = 'booking';
    return page;
  } finally {
    await admission.settle(found);
  }
}
