import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { startSite } from '../../scripts/processes.mjs';
import { root } from '../../scripts/steps.mjs';
import { open, press, type Seen, submit } from '../../tools/support/customer';
import { addresses, changeBooking, linkTo, makeBooking } from '../../tools/support/sandbox';

/** What is internal stays internal, and the code leaks nowhere. */

const internal = /internal|staff-only|customer-private|070-000 00|sandbox-key|ResponseStatus/i;
const everything = { shape: 'everything', on: [] };

const ways: Record<string, () => Promise<Seen>> = {
  cancellable: async () => open(linkTo(await makeBooking({ fault: everything }))),
  'too-late': async () =>
    open(linkTo(await makeBooking({ startsIn: 300, deadlineIn: -90, fault: everything }))),
  started: async () =>
    open(linkTo(await makeBooking({ startsIn: -90, deadlineIn: -150, fault: everything }))),
  cancelled: async () => open(linkTo(await makeBooking({ StatusId: 2, fault: everything }))),
  'confirm-again': async () =>
    submit(await makeBooking({ fault: everything }), { token: 'forged' }),
  'not-cancelled': async () =>
    submit(await makeBooking({ faults: [everything, { wire: '409', on: ['cancel'] }] })),
  unconfirmed: async () =>
    submit(await makeBooking({ faults: [everything, { wire: 'reset', on: ['cancel'] }] })),
  'not-found': async () =>
    open(linkTo({ ...(await makeBooking({ fault: everything })), code: 'wrong' })),
  unavailable: async () =>
    open(linkTo(await makeBooking({ fault: { wire: '500', on: ['read'] } }))),
  busy: async () => open(linkTo(await makeBooking({ fault: { wire: '429', on: ['read'] } }))),
};

for (const [state, way] of Object.entries(ways)) {
  test(`${state}: not one byte of what is internal reaches the browser, even if the API sends it all`, async () => {
    const seen = await way();
    expect(seen.state).toBe(state);
    expect(seen.body).not.toMatch(internal);
    expect(JSON.stringify([...seen.headers])).not.toMatch(internal);
  });

  test(`${state}: the headers keep the link to itself`, async () => {
    const { headers, body } = await way();
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-robots-tag')).toContain('noindex');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; /);
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect(headers.get('set-cookie')).toBeNull();
    expect(headers.get('x-powered-by')).toBeNull();
    // Nothing on the page makes the browser ask another host.
    expect(body).not.toMatch(/<(img|script|link|iframe|source)[^>]+(src|href)="(https?:)?\/\//);
  });
}

test('a static page is kept by caches, but not under an address with a query, which may hold part of a link', async () => {
  const cachedAs = async (path: string) =>
    (await open(`${addresses.site}${path}`)).headers.get('cache-control');
  expect(await cachedAs('/sv/help')).toBe('public, max-age=300');
  expect(await cachedAs('/sv/help?code=B300E5')).toBe('no-store');
});

test('every address, static or unknown or wrong, carries the strict headers', async () => {
  for (const path of [
    '/',
    '/sv',
    '/en/help',
    '/icon.svg',
    '/nothing',
    '/%ff',
    '/healthz',
    '/readyz',
    '/sv/bookings',
    '/bookings/1?code=x',
  ]) {
    const { headers } = await open(`${addresses.site}${path}`);
    for (const name of [
      'content-security-policy',
      'referrer-policy',
      'x-robots-tag',
      'x-content-type-options',
      'x-frame-options',
      'strict-transport-security',
    ]) {
      expect(headers.get(name), `${path} ${name}`).not.toBeNull();
    }
  }
});

test('no code, comment or key is in the log; each opening and each press is, with a keyed hash', async () => {
  const log = `${root}test-results/evidence-${Date.now()}.log`;
  const site = await startSite({
    api: addresses.sandbox,
    log,
    env: { DRAIN_MS: '0' },
    tuning: { minReadingMilliseconds: 0 },
  });
  const booking = await makeBooking({ code: 'SECRET-CODE-Ö&1' });
  const url = linkTo(booking, { site: site.url });
  const page = await open(url, { headers: { 'user-agent': 'TestBrowser/1' } });
  await press(url, page, { comment: 'Min hemliga kommentar' });
  await open(linkTo({ ...booking, code: 'GUESSED-CODE' }, { site: site.url }));
  await changeBooking(booking, { fault: { wire: 'malformed', on: ['reread'] } });
  await open(url);
  await site.stop();

  const text = readFileSync(log, 'utf8');
  for (const secret of ['SECRET', 'GUESSED', 'hemliga', 'sandbox-key', encodeURIComponent('Ö')])
    expect(text).not.toContain(secret);
  const lines = text
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  const openings = lines.filter(
    ({ event }) => event !== 'answered' && event !== 'listening' && event !== 'tuned',
  );
  expect(openings[0]).toMatchObject({
    event: 'opened',
    booking: booking.id,
    page: 'cancellable',
    agent: 'TestBrowser/1',
  });
  expect(openings[1]).toMatchObject({
    event: 'pressed',
    booking: booking.id,
    page: 'cancelled',
    verdict: 'person',
  });
  expect(openings[0]?.['link']).toMatch(/^[\w-]{12}$/);
  expect(openings[1]?.['link']).toBe(openings[0]?.['link']);
  expect(openings[2]?.['link']).not.toBe(openings[0]?.['link']);
});

test('text from the API is shown as text, whatever it holds', async () => {
  const hostile = '<img src=x onerror=alert(1)>"\'&lt;script&gt;\u202egnirts';
  const booking = await makeBooking({
    fields: {
      CommentsToCustomer: hostile,
      Service: { Name: hostile, Description: '</dl></main><script>alert(1)</script>' },
      Company: {
        Name: hostile,
        Phone: 'javascript:alert(1)',
        Email: 'a@b?bcc=evil@x',
        HomePage: 'javascript:alert(1)',
        Street1: hostile,
        City: 'x'.repeat(5000),
      },
      BookedResourceTypes: [{ Name: hostile, Resources: [{ Name: hostile }] }],
      Quantities: [{ Category: hostile, PriceText: hostile, Quantity: 1 }],
    },
  });
  const { status, body } = await open(linkTo(booking));
  expect(status).toBe(200);
  expect(body).not.toContain('<img');
  expect(body.match(/<script/g)).toHaveLength(1);
  expect(body).not.toMatch(/href="(javascript|data|vbscript):/i);
  expect(body).not.toContain('\u202e');
});
