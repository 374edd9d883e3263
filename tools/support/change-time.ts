import { standingUser } from '../../sandbox/users';
import { tokenPath } from './own-sandbox';
import { addresses, control } from './sandbox';
import { z } from 'zod';

/** Settings that let a site change times in the sandbox. */
export function signInSettings(sandbox = addresses.sandbox): Record<string, string> {
  return {
    BOKAMERA_TOKEN_URL: `${sandbox}${tokenPath}`,
    BOKAMERA_USER: standingUser.username,
    BOKAMERA_PASSWORD: standingUser.password,
  };
}

/** The link's page with the times to choose from. */
export function timesLink(link: string): string {
  return link.replace('?', '/time?');
}

/** The page that names a time and asks for the press. */
export function timeLink(link: string, time: string): string {
  return `${timesLink(link)}&to=${encodeURIComponent(time)}`;
}

/** The page with the times of a day, `YYYY-MM-DD`. */
export function dayLink(link: string, day: string): string {
  return `${timesLink(link)}&day=${day}`;
}

/** The starts that a page offers, as the API writes them. */
export function offeredTimes(body: string): string[] {
  return [...body.matchAll(/&amp;to=([^"&]+)"/g)].map(([, time = '']) => decodeURIComponent(time));
}

const truth = z.object({
  from: z.string(),
  statusId: z.number(),
  requests: z.array(z.object({ phase: z.string().optional() })),
});

/** The true time of a booking, and how many requests to change it reached the API. */
export async function placeOf({ id }: { readonly id: number }, sandbox = addresses.sandbox) {
  const { from, statusId, requests } = truth.parse(
    await control('GET', `/sandbox/bookings/${id}`, undefined, sandbox),
  );
  const count = (wanted: string) => requests.filter(({ phase }) => phase === wanted).length;
  return { from, statusId, puts: count('move'), deletes: count('cancel') };
}
