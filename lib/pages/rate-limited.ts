import type { CancelForm } from '@/lib/booking/cancel-form';
import { bookingOf, type BookingPage } from '@/lib/booking/page';
import type { Found } from '@/lib/http/limits';
import type { Visit } from './visit';

/** Whose turn the request gets at the API: that of a link which opened its booking before, or not. */
export type Standing = 'known' | 'unproven';

/** Serves a link only as often as the limits allow, and counts whether it opened something. */
export async function rateLimited(
  { site: { limits, metrics }, link, address }: Visit,
  form: CancelForm,
  act: 'opened' | 'pressed',
  serve: (standing: Standing) => Promise<BookingPage>,
): Promise<BookingPage> {
  const admission = await limits.admit({ address, link }, act);
  if (admission.kind === 'busy') {
    metrics.limited(admission.limit);
    return { state: 'busy', form, retryAfterSeconds: admission.retryAfterSeconds };
  }
  let found: Found = 'unclear';
  try {
    const page = await serve(admission.known ? 'known' : 'unproven');
    if (page.state === 'not-found') {
      found = 'nothing';
      metrics.missed();
    } else if (bookingOf(page)) found = 'booking';
    return page;
  } finally {
    await admission.settle(found);
  }
}
