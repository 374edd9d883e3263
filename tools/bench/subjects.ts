import { open, hiddenFields } from '../support/customer';
import { signFormToken } from '@/lib/tokens/form-token';
import { createSigner } from '@/lib/tokens/signing';
import type { Wanted } from './load';
import { apiKey, type Servers } from './servers';

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

// Each link may be pressed only twenty times in ten minutes.
const links = 4000;
const pressesOfEach = 18;

/**
 * Presses of every link. One form acts once, so each press has a token of its own, signed with the
 * servers' key; what else it brings back stands on the server's page.
 */
async function presses(url: string): Promise<readonly Wanted[]> {
  const signer = createSigner(apiKey);
  const madeAt = Date.now();
  const pages: { path: string; id: number; code: string; shown: string }[] = [];
  for (const [index, path] of bookingPaths(links).entries()) {
    const { shown = '' } = hiddenFields((await open(`${url}${path}`)).body);
    pages.push({ path, id: index + 1, code: `bench${index}`, shown });
  }
  return Array.from({ length: pressesOfEach }).flatMap(() =>
    pages.map(({ path, id, code, shown }): Wanted => {
      const token = signFormToken(signer, { id, code }, { madeAt, stage: 'first' });
      const body = new URLSearchParams({ shown, token, comment: 'Jag är sjuk.' }).toString();
      return { method: 'POST', path, body };
    }),
  );
}

/** Everything that is measured, each limit right before what is compared with it. */
export async function subjects(servers: Servers): Promise<readonly Subject[]> {
  const { urls, pids } = servers;
  const gets = bookingPaths(links).map((path): Wanted => ({ method: 'GET', path }));
  const posts = await presses(urls.site);
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
    {
      name: 'fair limit: press',
      ...of('byHand'),
      wanted: await presses(urls.byHand),
      headers: form,
    },
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
