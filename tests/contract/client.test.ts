import { expect, test } from '@playwright/test';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openBokaMera } from '@/lib/bokamera/client';
import { shapes } from '../../sandbox/faults';
import { addresses, makeBooking, truthOf } from '../../tools/support/sandbox';

/** `lib/bokamera` against the sandbox, over real HTTP. */

const open = (url = addresses.sandbox) =>
  openBokaMera({
    url: new URL(url),
    key: 'sandbox-key',
    connections: 4,
    waiting: 100,
    failuresInARow: 1000,
    fallbackTimeZone: 'Europe/Stockholm',
  });

/** A time budget in milliseconds: enough for a slow machine, short for a request that hangs. */
const long = 60_000;
const short = 1_000;
const inTime = { urgency: 'known', budgetMilliseconds: long } as const;
const hangs = (wire: string) => wire === 'hang' || wire === 'slow-drip';
const budgetFor = (wire: string) => (hangs(wire) ? short : long);

test('finds a booking in any status, with what the page shows', async () => {
  for (const StatusId of [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]) {
    const booking = await makeBooking({ StatusId });
    const found = await open().find(booking, 'sv', inTime);
    expect(found).toMatchObject({
      ok: true,
      value: {
        id: booking.id,
        company: { name: 'Salong Norrsken' },
        service: { name: 'Klippning och föning' },
      },
    });
  }
});

test('an id and a code that do not belong together open nothing', async () => {
  const one = await makeBooking();
  const other = await makeBooking();
  expect(await open().find({ id: one.id, code: other.code }, 'sv', inTime)).toEqual({
    ok: true,
    value: undefined,
  });
  expect(await open().find({ id: 999_999_999, code: one.code }, 'sv', inTime)).toEqual({
    ok: true,
    value: undefined,
  });
});

test('asks for nothing it does not show', async () => {
  const seen = await recordOne('{"Results":[]}', (url) =>
    open(url).find({ id: 7, code: 'å&=' }, 'en', inTime),
  );
  const query = new URL(seen.url ?? '', 'http://x').searchParams;
  expect(query.get('CancellationCode')).toBe('å&=');
  expect(query.get('StatusIds')).toBe('1,2,3,4,5,6,7,8,9,10');
  for (const flag of [
    'IncludeCustomerInformation',
    'IncludeLog',
    'IncludeInvoiceAddress',
    'IncludeExternalReferences',
  ]) {
    expect(query.has(flag)).toBe(false);
  }
  expect(seen.headers).toMatchObject({ 'x-api-key': 'sandbox-key', 'x-language': 'en' });
});

test('a booking whose own code differs from the link’s is not shown, should the API ignore the filter', async () => {
  let answer: unknown;
  await recordOne('{"Results":[{"Id":7,"CancellationCode":"OTHER"}]}', async (url) => {
    answer = await open(url).find({ id: 7, code: 'MINE' }, 'sv', inTime);
  });
  expect(answer).toEqual({ ok: true, value: undefined });
});

const readFaults = {
  'html-502': { kind: 'broken', status: 502, named: false },
  '500': { kind: 'broken', status: 500, named: true },
  '429': { kind: 'throttled', retryAfterSeconds: 7 },
  '401': { kind: 'unauthorised' },
  '403': { kind: 'refused', status: 403, named: true },
  '404-text': { kind: 'refused', status: 404, named: false },
  'html-200': { kind: 'unreadable' },
  'empty-200': { kind: 'unreadable' },
  '204': { kind: 'unreadable' },
  malformed: { kind: 'unreadable' },
  truncated: { kind: 'unreachable', delivered: true },
  reset: { kind: 'unreachable', delivered: true },
  hang: { kind: 'timed-out' },
  'slow-drip': { kind: 'timed-out' },
};

for (const [wire, failure] of Object.entries(readFaults)) {
  test(`a read that ends in ${wire} is the failure it is`, async () => {
    const booking = await makeBooking({ fault: { wire, on: ['read'], retryAfter: 7 } });
    const options = { ...inTime, budgetMilliseconds: budgetFor(wire) };
    expect(await open().find(booking, 'sv', options)).toMatchObject({ ok: false, failure });
  });
}

test('a failed read is repeated once, and only once', async () => {
  const recovers = await makeBooking({ fault: { wire: '500', on: ['read'], times: 1 } });
  expect((await open().find(recovers, 'sv', inTime)).ok).toBe(true);
  const broken = await makeBooking({ fault: { wire: '500', on: ['read'] } });
  await open().find(broken, 'sv', inTime);
  expect((await truthOf(broken)).requests).toHaveLength(2);
});

test('a cancel is sent once, whatever comes back', async () => {
  for (const wire of ['hang', 'reset', 'truncated', '500', '503', 'html-502', '429', 'empty-200']) {
    const booking = await makeBooking({ fault: { wire, on: ['cancel'], commit: 'after' } });
    expect((await open().cancel(booking, 'Sjuk', 'sv', budgetFor(wire))).ok, wire).toBe(false);
    expect((await truthOf(booking)).deletes, wire).toBe(1);
  }
});

test('a cancel that the API carries out comes back as the cancelled booking', async () => {
  const booking = await makeBooking();
  const answer = await open().cancel(booking, '', 'sv', long);
  expect(answer).toMatchObject({ ok: true, value: { id: booking.id, status: 'cancelled' } });
});

test('odd but readable answers still show the booking', async () => {
  for (const shape of shapes) {
    const booking = await makeBooking({ fault: { shape } });
    const found = await open().find(booking, 'sv', inTime);
    expect(found, shape).toMatchObject({ ok: true, value: { id: booking.id } });
  }
});

test('all forms of a date show the same time', async () => {
  const times = await Promise.all(
    [undefined, 'z-dates', 'date-dates'].map(async (shape) => {
      const booking = await makeBooking({ ...(shape ? { fault: { shape } } : {}) });
      const found = await open().find(booking, 'sv', inTime);
      return found.ok ? found.value?.start?.wall : 'unread';
    }),
  );
  expect(new Set(times).size).toBe(1);
  expect(times[0]).toMatch(/T14:30:00$/);
});

test('an API that cannot be reached is told apart from one that never answered', async () => {
  const refused = await open('http://127.0.0.1:9').cancel({ id: 1, code: 'x' }, '', 'sv', long);
  expect(refused).toEqual({ ok: false, failure: { kind: 'unreachable', delivered: false } });
  const unnamed = await open('http://no-such-host.invalid').cancel(
    { id: 1, code: 'x' },
    '',
    'sv',
    long,
  );
  expect(unnamed).toEqual({ ok: false, failure: { kind: 'unreachable', delivered: false } });
});

test('the key does not follow a redirect to another host', async () => {
  const other: IncomingMessage[] = [];
  const stranger = createServer((request, response) => {
    other.push(request);
    response.end('{}');
  });
  await listen(stranger);
  const host = createServer((_request, response) => {
    response.writeHead(302, { location: addressOf(stranger) }).end();
  });
  await listen(host);
  const answer = await open(addressOf(host)).find({ id: 1, code: 'x' }, 'sv', inTime);
  expect(answer).toEqual({ ok: false, failure: { kind: 'unreadable' } });
  expect(other).toHaveLength(0);
  host.close();
  stranger.close();
});

type Server = ReturnType<typeof createServer>;

async function recordOne(
  body: string,
  ask: (url: string) => Promise<unknown>,
): Promise<IncomingMessage> {
  const seen: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    seen.push(request);
    response.writeHead(200, { 'content-type': 'application/json' }).end(body);
  });
  await listen(server);
  await ask(addressOf(server));
  server.close();
  const [first] = seen;
  if (!first) throw new Error('Nothing was asked');
  return first;
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
}

function addressOf(server: Server): string {
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}
