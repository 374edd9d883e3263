import { setTimeout as pause } from 'node:timers/promises';
import { open, press } from '../support/customer';
import { linkTo, makeBooking, truthOf } from '../support/sandbox';

/**
 * Waits until a site is ready and cancels one booking as a customer does.
 *
 * @throws Error if a page says something else, or if the sandbox does
 */
export async function cancelOne(site: string, sandbox: string): Promise<void> {
  const until = performance.now() + 60_000;
  while ((await open(`${site}/readyz`).catch(() => undefined))?.status !== 200) {
    if (performance.now() > until) throw new Error(`${site} was not ready within a minute.`);
    await pause(200);
  }
  const booking = await makeBooking({}, sandbox);
  const link = linkTo(booking, { site });
  const page = await open(link);
  // A press within two seconds counts as automated.
  await pause(2500);
  const answer = await press(link, page, { comment: 'Jag är sjuk.' });
  const shown = answer.location ? await open(new URL(answer.location, link).href) : answer;
  const { cancelled } = await truthOf(booking, sandbox);
  if (page.state !== 'cancellable' || shown.state !== 'cancelled' || !cancelled)
    throw new Error(
      `The page showed ${page.state ?? page.status}, then ${shown.state ?? shown.status}; the sandbox says ${cancelled ? 'cancelled' : 'not cancelled'}.`,
    );
}
