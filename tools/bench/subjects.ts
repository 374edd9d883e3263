import { open, hiddenFields } from '../support/customer';
import { expectAlike } from './likeness';
import type { Wanted } from './load';
import type { Servers } from './servers';

export type Subject = {
  readonly name: string;
  /** The row of the limit to compare with; undefined for the limits themselves. */
  readonly limit?: string;
  /** The row of the fair limit to compare with. */
  readonly fair?: string;
  readonly url: string;
  readonly pid: number | undefined;
  readonly wanted: readonly Wanted[];
  readonly headers: Readonly<Record<string, string>>;
};

/** Addresses of so many different bookings: readers of the same booking would share an answer. */
export const bookingPaths = (count: number) =>
  Array.from({ length: count }, (_, index) => `/sv/bookings/${index + 1}?code=bench${index}`);

// Enough links: each may be pressed only twenty times in ten minutes.
const links = 4000;

/** Everything that is measured, each limit right before what is compared with it. */
export async function subjects(servers: Servers): Promise<readonly Subject[]> {
  const { urls, pids } = servers;
  const [path = ''] = bookingPaths(1);
  await expectAlike(`${urls.site}${path}`, `${urls.byHand}${path}`);
  const gets = bookingPaths(links).map((path): Wanted => ({ method: 'GET', path }));
  const posts: Wanted[] = [];
  for (const path of bookingPaths(links)) {
    const { body } = await open(`${urls.site}${path}`);
    const fields = new URLSearchParams({ ...hiddenFields(body), comment: 'Jag är sjuk.' });
    posts.push({ method: 'POST', path, body: fields.toString() });
  }
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const get = (path: string): readonly Wanted[] => [{ method: 'GET', path }];
  const of = (server: keyof Servers['urls']) => ({
    url: urls[server],
    pid: pids[server],
    headers: {},
  });
  const against = (what: string) => ({ limit: `limit: ${what}`, fair: `fair limit: ${what}` });
  const still = (name: string, path: string): Subject => ({
    name,
    ...against('static page'),
    ...of('site'),
    wanted: get(path),
  });
  return [
    { name: 'limit: booking page', ...of('limit'), wanted: gets },
    { name: 'fair limit: booking page', ...of('byHand'), wanted: gets },
    { name: 'booking page', ...against('booking page'), ...of('site'), wanted: gets },
    { name: 'limit: press', ...of('limit'), wanted: posts, headers: form },
    { name: 'fair limit: press', ...of('byHand'), wanted: posts, headers: form },
    { name: 'press', ...against('press'), ...of('site'), wanted: posts, headers: form },
    { name: 'limit: static page', ...of('limit'), wanted: get('/sv/help') },
    { name: 'fair limit: static page', ...of('byHand'), wanted: get('/sv/help') },
    still('static: /sv', '/sv'),
    still('static: /sv/help', '/sv/help'),
    still('static: /sv/privacy', '/sv/privacy'),
    still('static: /sv/accessibility', '/sv/accessibility'),
    { name: 'Next, empty route', ...of('next'), wanted: get('/empty') },
    { name: 'Next, empty page.tsx', ...of('next'), wanted: get('/') },
    {
      name: 'own way in, empty route',
      ...against('static page'),
      ...of('site'),
      wanted: get('/healthz'),
    },
  ];
}
