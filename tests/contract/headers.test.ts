import { expect } from '@playwright/test';
import type { Site } from '@/lib/site';
import { test, type MemorySite } from '../support/memory-site';
import { receiptSettings } from '../support/receipt-settings';
import { linkTo, makeBooking } from '../support/sandbox';
import type { Seen } from '../support/customer';

/** Every kind of answer and exactly the headers it has: one more, one less or another value fails. */

const site = 'http://localhost';

/** On everything, whatever it is. */
const always = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=63072000',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex, nofollow, noarchive',
};
const secret = { ...always, 'cache-control': 'no-store' };
const closed = {
  'content-security-policy':
    "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
};
const html = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'sha256-…'; script-src 'sha256-…'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  vary: 'Accept-Encoding',
};
const text = { 'content-type': 'text/plain; charset=utf-8', ...closed };

type Kind = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly ask: (memory: MemorySite, link: string) => Promise<Seen>;
};

const address =
  (path: string): Kind['ask'] =>
  ({ open }) =>
    open(`${site}${path}`);
const below =
  (path: string): Kind['ask'] =>
  ({ open }, link) =>
    open(link.replace('?', `${path}?`));
const sends =
  (body: string, type = 'application/x-www-form-urlencoded'): Kind['ask'] =>
  ({ open }, link) =>
    open(link, { method: 'POST', headers: { 'content-type': type }, body });
const under =
  (fault: object): Kind['ask'] =>
  async ({ open }) =>
    open(linkTo(await makeBooking({ fault }), { site }));

const kinds: Readonly<Record<string, Kind>> = {
  'a booking': { status: 200, headers: { ...secret, ...html }, ask: below('') },
  'a booking kept': { status: 200, headers: { ...secret, ...html }, ask: below('/kept') },
  'a booking with another code': {
    status: 404,
    headers: { ...secret, ...html },
    ask: ({ open }, link) => open(`${link}x`),
  },
  'a press that cancels': {
    status: 303,
    headers: {
      ...secret,
      ...closed,
      location: '/sv/bookings/…?ticket=…&receipt=…&record=…',
    },
    ask: async ({ open, press }, link) => press(link, await open(link)),
  },
  'a press from elsewhere': {
    status: 403,
    headers: { ...secret, ...html },
    ask: async ({ open, press }, link) =>
      press(link, await open(link), {}, { 'sec-fetch-site': 'cross-site' }),
  },
  'a calendar file': {
    status: 200,
    headers: {
      ...secret,
      ...closed,
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="booking.ics"',
    },
    ask: below('/calendar'),
  },
  'a receipt': {
    status: 200,
    headers: {
      ...secret,
      ...html,
      'content-disposition': 'inline; filename="receipt-….html"',
      'content-security-policy': html['content-security-policy'].replace(
        "style-src 'sha256-…'",
        "style-src 'sha256-…' 'sha256-…'",
      ),
    },
    ask: async (memory, link) => {
      await memory.press(link, await memory.open(link));
      return below('/receipt')(memory, link);
    },
  },
  'no receipt yet': {
    status: 303,
    headers: { ...secret, ...closed, location: '/sv/bookings/…?ticket=…' },
    ask: below('/receipt'),
  },
  'a form that is too large': {
    status: 413,
    headers: { ...secret, ...html },
    ask: sends('x'.repeat(70_000)),
  },
  'a form that is none': {
    status: 415,
    headers: { ...secret, ...html },
    ask: sends('x', 'text/plain'),
  },
  'a method that is not served': {
    status: 405,
    headers: { ...secret, ...text, allow: 'GET, HEAD, POST' },
    ask: ({ open }, link) => open(link, { method: 'PUT' }),
  },
  'an API that is down': {
    status: 503,
    headers: { ...secret, ...html, 'retry-after': '30' },
    ask: under({ wire: '503', on: ['read'] }),
  },
  'an API that is busy': {
    status: 429,
    headers: { ...secret, ...html, 'retry-after': '20' },
    ask: under({ wire: '429', on: ['read'], retryAfter: 20 }),
  },
  'the way to a language': {
    status: 303,
    headers: { ...secret, ...closed, location: '/sv' },
    ask: address('/'),
  },
  'the home page': {
    status: 200,
    headers: { ...always, ...html, 'cache-control': 'public, max-age=300' },
    ask: address('/sv'),
  },
  'a page of help': {
    status: 200,
    headers: { ...always, ...html, 'cache-control': 'public, max-age=300' },
    ask: address('/en/help'),
  },
  'the page that verifies': {
    status: 200,
    headers: { ...secret, ...html },
    ask: address('/sv/verify'),
  },
  'a page that is missing': {
    status: 404,
    headers: { ...secret, ...html },
    ask: address('/no/such'),
  },
  'a typed link that is wrong': {
    status: 422,
    headers: { ...secret, ...html },
    ask: ({ open }) =>
      open(`${site}/sv/bookings`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: 'id=x&code=',
      }),
  },
  'the icon': {
    status: 200,
    headers: {
      ...always,
      ...closed,
      'content-type': 'image/svg+xml',
      'cache-control': 'public, max-age=86400',
    },
    ask: address('/icon.svg'),
  },
  'a logo that is not ours': {
    status: 404,
    headers: { ...secret, ...text },
    ask: address('/logo/x'),
  },
  'the keys of receipts': {
    status: 200,
    headers: {
      ...always,
      ...closed,
      'content-type': 'application/jwk-set+json',
      'cache-control': 'public, max-age=3600',
    },
    ask: address('/.well-known/jwks.json'),
  },
  'whether it lives': { status: 200, headers: { ...secret, ...text }, ask: address('/healthz') },
  'whether it is ready': { status: 200, headers: { ...secret, ...text }, ask: address('/readyz') },
  'what robots may do': {
    status: 200,
    headers: { ...secret, ...text },
    ask: address('/robots.txt'),
  },
};

for (const [kind, { status, headers, ask }] of Object.entries(kinds))
  test(`${kind} is answered with exactly its headers`, async ({ startMemorySite }) => {
    const settings = { MIN_READING_MS: '0', ...(await receiptSettings()) };
    const memory = startMemorySite({ settings });
    const seen = await ask(memory, linkTo(await makeBooking(), { site }));
    expect({ status: seen.status, headers: alike(seen.headers) }).toEqual({ status, headers });
  });

test('a page that breaks is answered with exactly the headers of one that does not', async ({
  startMemorySite,
}) => {
  const breaks = () => Promise.reject(new Error('of our own'));
  const api: Site['api'] = {
    read: breaks,
    readBeforeCancel: breaks,
    readAfterCancel: breaks,
    cancel: breaks,
    close: () => Promise.resolve(),
  };
  const { open } = startMemorySite({ replaced: { api } });
  const { status, headers } = await open(linkTo(await makeBooking(), { site }));
  expect({ status, headers: alike(headers) }).toEqual({
    status: 500,
    headers: { ...secret, ...html },
  });
});

/** The headers of an answer, without what is another each time. */
function alike(headers: Headers): Record<string, string> {
  return Object.fromEntries(
    [...headers].map(([name, value]) => [
      name,
      value
        .replace(/sha256-[\w+/=]+/g, 'sha256-…')
        .replace(/\b\d{6}\b/, '…')
        .replace(/(ticket|receipt|record)=[^&]+/g, '$1=…'),
    ]),
  );
}
