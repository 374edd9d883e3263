import type { CancelForm } from '@/lib/booking/cancel-form';
import { bookingOf, type BookingPage } from '@/lib/booking/page';
import type { Visit } from './visit';

/** Serves a link only as often as the limits allow, and counts whether it opened something. */
export async function rateLimited(
  { site: { limits, metrics }, link, address }: Visit,
  form: CancelForm,
  act: 'opened' | 'pressed',
  serve: () => Promise<BookingPage>,
): Promise<BookingPage> {
  const visitor = { address, link };
  const admission = await limits.admit(visitor);
  if (admission.kind === 'busy') {
    metrics.limited('guesses');
    return { state: 'busy', form, retryAfterSeconds: admission.retryAfterSeconds };
  }
  if (act === 'pressed') {
    const pressing = await limits.admitPress(visitor);
    if (pressing.kind === 'busy') {
      metrics.limited('presses');
      return { state: 'busy', form, retryAfterSeconds: pressing.retryAfterSeconds };
    }
  }
  const page = await serve();
  if (page.state === 'not-found') await limits.noteMiss(visitor);
  else if (bookingOf(page)) await limits.noteHit(visitor);
  return page;
}
