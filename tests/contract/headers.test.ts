import { expect } from '@playwright/test';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { z } from 'zod';
import { retryScript, script, stylesheet } from '@/generated/assets';
import type { Booking } from '@/lib/booking/booking';
import type { BookingApi, BookingRead } from '@/lib/booking/booking-api';
import { momentOfInstant } from '@/lib/booking/moment';
import { receiptScript, receiptStyle } from '@/lib/signed-receipt/page-assets';
import { securityHeaders } from '@/lib/http/security-headers';
import { aBooking } from '../support/bookings';
import type { Seen } from '../../tools/support/customer';
import { type MemorySite, test } from '../../tools/support/memory-site';
import { receiptSettings } from '../../tools/support/receipt-settings';
import { addresses } from '../../tools/support/sandbox';

/** Each kind of answer has exactly these headers, no more and no fewer. */

type Headers = Readonly<Record<string, unknown>>;

const policyOf = (styles: readonly string[], scripts: readonly string[], pictures = "'self'") =>
  `default-src 'none'; style-src ${styles.map((hash) => `'${hash}'`).join(' ')}; script-src ${scripts.map((hash) => `'${hash}'`).join(' ')}; img-src ${pictures}; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`;
const page: Headers = {
  ...securityHeaders,
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': policyOf([stylesheet.hash], [script.hash]),
  vary: 'Accept-Encoding',
};
/** A page that reads itself again has a script for it. */
const waiting: Headers = {
  ...page,
  'content-security-policy': policyOf([stylesheet.hash], [script.hash, retryScript.hash]),
};
const text: Headers = { ...securityHeaders, 'content-type': 'text/plain; charset=utf-8' };
const leadsTo = (location: RegExp): Headers => ({
  ...securityHeaders,
  location: expect.stringMatching(location),
});

const png = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(64)]);
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const site = 'http://localhost';
const link = `${site}/sv/bookings/404042?code=AB12`;
const below = (page: string) => link.replace('?', `/${page}?`);

const inAWeek = (changes: Partial<Booking> = {}) =>
  aBooking({
    start: momentOfInstant(Date.now() + 7 * 86_400_000, 'Europe/Stockholm'),
    end: undefined,
    deadline: undefined,
    ...changes,
  });
const gone = inAWeek({ status: 'cancelled' });

/** A booking system that answers every read so, and cancels. */
function apiThatReads(read: BookingRead): BookingApi {
  const reads = () => Promise.resolve(read);
  return {
    read: reads,
    readBeforeChange: reads,
    readAfterChange: reads,
    cancel: () => Promise.resolve({ kind: 'answered', booking: gone }),
    close: () => Promise.resolve(),
  };
}

const booked = apiThatReads({ kind: 'found', booking: inAWeek() });
const cancelled = apiThatReads({ kind: 'found', booking: gone });
const empty = apiThatReads({ kind: 'not-listed' });

type Ask = (memory: MemorySite) => Promise<Seen>;
const get =
  (url: string, headers: Record<string, string> = {}): Ask =>
  ({ open }) =>
    open(url, { headers });
const post =
  (url: string, body: string, headers: Record<string, string> = form): Ask =>
  ({ open }) =>
    open(url, { method: 'POST', body, headers });
const pressed =
  (headers: Record<string, string> = {}): Ask =>
  async ({ open, press }) =>
    press(link, await open(link), {}, headers);

type Kind = {
  readonly ask: Ask;
  readonly status: number;
  readonly headers: Headers;
  readonly api?: BookingApi;
  readonly settings?: Readonly<Record<string, string>>;
};

const kinds: Readonly<Record<string, Kind>> = {
  'a booking’s page': { ask: get(link), status: 200, headers: page },
  'a page that hides its code in a ticket': {
    ask: async ({ open }) => {
      const { body } = await open(link);
      return open(site + (/\/sv\/bookings\/404042\?ticket=[\w-]+/.exec(body)?.[0] ?? ''));
    },
    status: 200,
    headers: page,
  },
  'the way back after a cancel': {
    ask: pressed(),
    status: 303,
    headers: leadsTo(/^\/sv\/bookings\/404042\?ticket=[\w-]+&receipt=[\w.-]+&record=[\w.-]+$/),
  },
  'the page that asks again': {
    ask: pressed({ 'user-agent': 'curl/8' }),
    status: 200,
    headers: page,
  },
  'a form from another site': {
    ask: pressed({ 'sec-fetch-site': 'cross-site' }),
    status: 403,
    headers: page,
  },
  'a form with a problem': {
    ask: async ({ open, press }) => press(link, await open(link), { comment: 'å'.repeat(1001) }),
    status: 422,
    headers: page,
  },
  'a cancel that the API declined': {
    ask: pressed(),
    api: { ...booked, cancel: () => Promise.resolve({ kind: 'declined' }) },
    status: 409,
    headers: page,
  },
  'a cancel without a clear answer': {
    ask: pressed(),
    api: { ...booked, cancel: () => Promise.resolve({ kind: 'unclear', timedOut: false }) },
    status: 502,
    headers: page,
  },
  'a cancel that timed out': {
    ask: pressed(),
    api: { ...booked, cancel: () => Promise.resolve({ kind: 'unclear', timedOut: true }) },
    status: 504,
    headers: page,
  },
  'a link that opens nothing': { ask: get(link), api: empty, status: 404, headers: page },
  'a link that was cut': { ask: get(link.split('?')[0] ?? ''), status: 404, headers: page },
  'a booking system that is away': {
    ask: get(link),
    api: apiThatReads({ kind: 'unread' }),
    status: 503,
    headers: { ...waiting, 'retry-after': '30' },
  },
  'a booking system that asks to wait': {
    ask: get(link),
    api: apiThatReads({ kind: 'throttled', retryAfterSeconds: 7 }),
    status: 429,
    headers: { ...waiting, 'retry-after': '7' },
  },
  'our own failure': {
    ask: get(link),
    api: { ...booked, read: () => Promise.reject(new Error('AB12')) },
    status: 500,
    headers: page,
  },
  'the page of a kept booking': { ask: get(below('kept')), status: 200, headers: page },
  'a calendar file': {
    ask: get(below('calendar')),
    status: 200,
    headers: {
      ...securityHeaders,
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="booking.ics"',
    },
  },
  'a calendar file that cannot be': {
    ask: get(below('calendar')),
    api: empty,
    status: 303,
    headers: leadsTo(/^\/sv\/bookings\/404042\?ticket=[\w-]+$/),
  },
  'a receipt': {
    ask: get(below('receipt')),
    api: cancelled,
    status: 200,
    headers: {
      ...page,
      // A receipt contains everything it shows, because it may be saved as a file.
      'content-security-policy': policyOf(
        [stylesheet.hash, receiptStyle.hash],
        [receiptScript.hash],
        'data:',
      ),
      'content-disposition': 'inline; filename="receipt-404042.html"',
    },
  },
  'a receipt of what stands': {
    ask: get(below('receipt')),
    status: 303,
    headers: leadsTo(/^\/sv\/bookings\/404042\?ticket=[\w-]+$/),
  },
  'the page that checks receipts': { ask: get(`${site}/sv/verify`), status: 200, headers: page },
  'a receipt that is none': {
    ask: post(`${site}/sv/verify`, 'receipt=x'),
    status: 422,
    headers: page,
  },
  'the keys of receipts': {
    ask: get(`${site}/.well-known/jwks.json`),
    status: 200,
    headers: {
      ...securityHeaders,
      'content-type': 'application/jwk-set+json',
      'cache-control': 'public, max-age=3600',
    },
  },
  'a typed number and code': {
    ask: post(`${site}/sv/bookings`, 'id=404042&code=AB12'),
    status: 303,
    headers: leadsTo(/^\/sv\/bookings\/404042\?code=AB12$/),
  },
  'a typed number that is none': {
    ask: post(`${site}/sv/bookings`, 'id=x'),
    status: 303,
    headers: leadsTo(/^\/sv\/bookings\?typed=[\w-]+$/),
  },
  'the bare address': { ask: get(site), status: 303, headers: leadsTo(/^\/sv$/) },
  'a link of an older shape': {
    ask: get(`${site}/?Id=404042&Code=AB12`),
    status: 303,
    headers: leadsTo(/^\/sv\/bookings\/404042\?code=AB12$/),
  },
  'a link without a language': {
    ask: get(`${site}/bookings/404042?code=AB12`),
    status: 303,
    headers: leadsTo(/^\/sv\/bookings\/404042\?code=AB12$/),
  },
  'a page that is the same for everybody': {
    ask: get(`${site}/sv/help`),
    status: 200,
    headers: { ...page, 'cache-control': 'public, max-age=300' },
  },
  'an address that leads nowhere': { ask: get(`${site}/nothing`), status: 404, headers: page },
  'a form to an address that leads nowhere': {
    ask: post(`${site}/nothing/at/all`, 'a=1'),
    status: 404,
    headers: page,
  },
  'a form that is too large': {
    ask: post(link, 'a'.repeat(70_000)),
    status: 413,
    headers: page,
  },
  'a body that is no form': {
    ask: post(link, '{}', { 'content-type': 'application/json' }),
    status: 415,
    headers: page,
  },
  'a method that an address does not take': {
    ask: ({ open }) => open(link, { method: 'DELETE' }),
    status: 405,
    headers: { ...text, allow: 'GET, HEAD, POST' },
  },
  'a method that nobody knows': {
    ask: ({ open }) => open(link, { method: 'BREW' }),
    status: 405,
    headers: securityHeaders,
  },
  'what an address takes': {
    ask: ({ open }) => open(link, { method: 'OPTIONS' }),
    status: 204,
    headers: { ...securityHeaders, allow: 'GET, HEAD, POST' },
  },
  'that the process lives': { ask: get(`${site}/healthz`), status: 200, headers: text },
  'that it takes requests': { ask: get(`${site}/readyz`), status: 200, headers: text },
  'that it stops': {
    ask: ({ site: { announceStop }, open }) => {
      announceStop();
      return open(`${site}/readyz`);
    },
    status: 503,
    headers: text,
  },
  'what is for robots': { ask: get(`${site}/robots.txt`), status: 200, headers: text },
  'the icon': {
    ask: get(`${site}/icon.svg`),
    status: 200,
    headers: {
      ...securityHeaders,
      'content-type': 'image/svg+xml',
      'cache-control': 'public, max-age=86400',
    },
  },
  'a logo that is none': { ask: get(`${site}/logo/x.y`), status: 404, headers: text },
};

for (const [name, { ask, status, headers, api = booked }] of Object.entries(kinds))
  test(`${name} is answered ${status} with exactly its headers`, async ({ startMemorySite }) => {
    const memory = startMemorySite({
      settings: await receiptSettings(),
      tuning: { minReadingMilliseconds: 0 },
      replaced: { api },
    });
    const seen = await ask(memory);
    expect(seen.status).toBe(status);
    expect(Object.fromEntries(seen.headers)).toEqual(headers);
    // An error's message may quote the code.
    expect(memory.said()).not.toContain('AB12');
  });

test('where nothing signs, the keys of receipts are nowhere', async ({ startMemorySite }) => {
  const seen = await startMemorySite().open(`${site}/.well-known/jwks.json`);
  expect(seen.status).toBe(404);
  expect(Object.fromEntries(seen.headers)).toEqual(text);
});

test('a logo is kept by its customer’s own browser alone', async ({ startMemorySite }) => {
  const host = createServer((_, response) => response.end(png)).listen(0, '127.0.0.1');
  try {
    await once(host, 'listening');
    const { port } = z.object({ port: z.number() }).parse(host.address());
    const { company } = inAWeek();
    const booking = inAWeek({
      company: { ...company, logo: `http://127.0.0.1:${port}/logo.png` },
    });
    const { open } = startMemorySite({
      settings: { LOGO_HOSTS: `127.0.0.1:${port}` },
      replaced: { api: apiThatReads({ kind: 'found', booking }) },
    });
    const [, path = ''] = /<img[^>]+src="([^"]+)"/.exec((await open(link)).body) ?? [];
    const seen = await open(site + path);
    expect(seen.status).toBe(200);
    expect(Object.fromEntries(seen.headers)).toEqual({
      ...securityHeaders,
      'content-type': 'image/png',
      'cache-control': 'private, max-age=3600',
    });
  } finally {
    host.close();
    host.closeAllConnections();
  }
});

/** One request as it is written, and the head of what comes back. */
async function raw(request: string) {
  const socket = connect(Number(new URL(addresses.site).port), '127.0.0.1');
  socket.write(request);
  let answer = '';
  for await (const chunk of socket) answer += String(chunk);
  const [first = '', ...lines] = (answer.split('\r\n\r\n')[0] ?? '').split('\r\n');
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(': ');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 2)];
  });
  return { status: Number(first.split(' ')[1]), headers: Object.fromEntries(headers) };
}

/** Headers about the connection and the length. */
const ofTheHost = ['date', 'connection', 'keep-alive', 'transfer-encoding', 'content-length'];
const withoutHost = (headers: Headers) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !ofTheHost.includes(name)));

const written: Readonly<
  Record<string, { readonly request: string; readonly status: number; readonly headers: Headers }>
> = {
  'what is no request': { request: 'NONSENSE\r\n\r\n', status: 400, headers: securityHeaders },
  'a head that is too large': {
    request: `GET /sv HTTP/1.1\r\nhost: a\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`,
    status: 431,
    headers: securityHeaders,
  },
  'an expectation that nobody meets': {
    request: 'GET /sv HTTP/1.1\r\nhost: a\r\nexpect: tea\r\nconnection: close\r\n\r\n',
    status: 417,
    headers: securityHeaders,
  },
  'a page made at build': {
    request: 'GET /sv/help HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n',
    status: 200,
    headers: { ...page, 'cache-control': 'public, max-age=300' },
  },
  'a page made at build, compressed': {
    request: 'GET /sv/help HTTP/1.1\r\nhost: a\r\naccept-encoding: br\r\nconnection: close\r\n\r\n',
    status: 200,
    headers: { ...page, 'cache-control': 'public, max-age=300', 'content-encoding': 'br' },
  },
  'a page made for one request, compressed': {
    request:
      'GET /nothing HTTP/1.1\r\nhost: a\r\naccept-encoding: gzip\r\nconnection: close\r\n\r\n',
    status: 404,
    headers: { ...page, 'content-encoding': 'gzip' },
  },
};

for (const [name, { request, status, headers }] of Object.entries(written))
  test(`${name} is answered ${status} with exactly its headers`, async () => {
    const seen = await raw(request);
    expect(seen.status).toBe(status);
    expect(withoutHost(seen.headers)).toEqual(headers);
  });
