import type { CancelForm } from '@/lib/booking/cancel-form';
import type { BookingPage } from '@/lib/booking/page';
import { limits } from '@/lib/http/limits';
import { metrics } from '@/lib/metrics';
import type { Visit } from './visit';

/** Serves a link only as often as the limits allow, and counts whether it opened something. */
export async function guarded(
  { link, address }: Visit,
  form: CancelForm,
  serve: () => Promise<BookingPage>,
  act: 'look' | 'press' = 'look',
): Promise<BookingPage> {
  if (!link) return { state: 'not-found' };
  const visitor = { address, link };
  const admission = await limits().admit(visitor);
  if (admission.kind === 'busy') {
    metrics.limited('guesses');
    return { state: 'busy', form, retryAfterSeconds: admission.retryAfterSeconds };
  }
  if (act === 'press') {
    const pressing = await limits().admitPress(visitor);
    if (pressing.kind === 'busy') {
      metrics.limited('presses');
      return { state: 'busy', form, retryAfterSeconds: pressing.retryAfterSeconds };
    }
  }
  const page = await serve();
  if (page.state === 'not-found') await limits().noteMiss(visitor);
  else if ('booking' in page && page.booking) await limits().noteHit(visitor);
  return page;
}
