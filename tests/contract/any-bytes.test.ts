import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { connect } from 'node:net';
import { securityHeaders } from '@/lib/http/security-headers';
import { open, press } from '../../tools/support/customer';
import { addresses, linkTo, makeBooking, truthOf } from '../../tools/support/sandbox';

/** Whatever bytes come in: every answer has the strict headers, and a redirect names only what we wrote ourselves. */

const {
  'cache-control': _kept,
  'content-security-policy': _policy,
  ...onEverything
} = securityHeaders;

/** Every address that a redirect of ours may name. */
const ours =
  /^\/(sv|en|nb|da|fi|de|pl|ar)(\/bookings\?typed=[\w-]+|\/bookings\/[1-9]\d{0,9}(\/time)?\?(code=[\w.*+%-]+|ticket=[\w-]+(&receipt=[\w.-]+)?(&record=[\w-]+)?(&move=[\w.-]+)?(&after=[\w-]+)?))?$/;

/**
 * Sends bytes and reads the head of the first answer; undefined if the connection closed without
 * one.
 */
function sendBytes(bytes: Buffer): Promise<string | undefined> {
  const { hostname, port } = new URL(addresses.site);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => socket.end(bytes));
    let got = '';
    socket.on('data', (chunk: Buffer) => (got += chunk.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(got === '' ? undefined : got.split('\r\n\r\n')[0]));
  });
}

function complaintsAbout(head: string | undefined): string[] {
  if (head === undefined) return [];
  const [first = '', ...lines] = head.split('\r\n');
  const headers = new Map(
    lines.map((line) => [
      line.slice(0, line.indexOf(':')).toLowerCase(),
      line.slice(line.indexOf(':') + 2),
    ]),
  );
  const location = headers.get('location');
  return [
    ...(/^HTTP\/1\.1 (2|3|4|503|501)/.test(first) ? [] : [first]),
    ...Object.entries(onEverything).flatMap(([name, value]) =>
      headers.get(name) === value ? [] : [`${name} is ${headers.get(name)}`],
    ),
    ...(headers.get('content-security-policy')?.startsWith("default-src 'none'") ? [] : ['policy']),
    ...(location === undefined || ours.test(location) ? [] : [`leads to ${location}`]),
  ];
}

const anyBytes = fc.oneof(
  fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
  fc
    .string({ unit: 'binary', maxLength: 20 })
    .map((text) => Buffer.from(encodeURIComponent(text.toWellFormed()))),
  fc
    .constantFrom(
      '%E2%80%8B',
      '%00',
      '%0d%0aset-cookie:a=b',
      '%ff',
      '%C3%A5',
      '=',
      '//evil.example/',
      '%5Cevil.example',
      '&code=x',
      ';',
      '\x01',
      'http://evil.example/',
    )
    .map((text) => Buffer.from(text, 'latin1')),
);

test('no bytes in path, query, headers or form get an answer without the strict headers, or a way to elsewhere', async () => {
  test.setTimeout(180_000);
  const booking = await makeBooking();
  const page = await open(linkTo(booking));
  const ticket = /ticket=([\w-]+)/.exec(page.body)?.[1] ?? '';
  const { id, code } = booking;
  const before = fc.constantFrom(
    '/',
    '//',
    '/sv',
    '/sv/',
    '/bookings/',
    `/bookings/${id}`,
    `/bookings/${id}?code=${code}`,
    `/bookings/${id}?ticket=${ticket}`,
    `/sv/bookings/${id}?ticket=${ticket}`,
    `/sv/bookings/${id}/time?ticket=${ticket}&move=`,
    `/sv/bookings/${id}/receipt?ticket=${ticket}&receipt=`,
    `/?id=${id}&code=`,
    '/sv/bookings?id=',
    '/logo/',
    'http://evil.example/',
  );
  const request = fc.record({
    method: fc.constantFrom('GET', 'GET', 'POST', 'HEAD', 'OPTIONS', 'BREW'),
    before,
    bent: anyBytes,
    after: fc.constantFrom('', `&code=${code}`, `?code=${code}`, `/${id}`),
    header: fc.constantFrom(
      'host',
      'x-forwarded-host',
      'x-forwarded-for',
      'accept-language',
      'accept-encoding',
      'origin',
      'user-agent',
      'cookie',
      'content-type',
      'expect',
    ),
    value: anyBytes,
    form: anyBytes,
  });
  await fc.assert(
    fc.asyncProperty(request, async ({ method, before, bent, after, header, value, form }) => {
      const body = Buffer.concat([
        Buffer.from('comment=&intent='),
        form,
        Buffer.from('&id=1&code='),
        form,
      ]);
      const bytes = Buffer.concat([
        Buffer.from(`${method} ${before}`),
        bent,
        Buffer.from(`${after} HTTP/1.1\r\n${header === 'host' ? '' : 'host: a\r\n'}${header}: `),
        value,
        Buffer.from(
          `\r\ncontent-length: ${method === 'POST' ? body.length : 0}\r\ncontent-type: application/x-www-form-urlencoded\r\nconnection: close\r\n\r\n`,
        ),
        ...(method === 'POST' ? [body] : []),
      ]);
      expect(complaintsAbout(await sendBytes(bytes))).toEqual([]);
    }),
    { numRuns: 600, seed: 20_261_126 },
  );
});

test('a ticket is taken in the one writing in which it was given, and no other sends anything', async () => {
  const booking = await makeBooking();
  const page = await open(linkTo(booking));
  const ticket = /ticket=([\w-]+)/.exec(page.body)?.[1] ?? '';
  const at = (text: string) => `${addresses.site}/sv/bookings/${booking.id}?ticket=${text}`;
  const last = ticket.at(-1) ?? '';
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  // Letters that differ from the last one only in unused bits are among its neighbours.
  const place = alphabet.indexOf(last);
  const neighbours = alphabet.slice(place - (place % 16), place - (place % 16) + 16);
  const others = [
    ...['%E2%80%8B', '%20', '=', '==', '%0A', '%00', '.', '%C3%A5', '*', 'A'].map(
      (more) => ticket + more,
    ),
    `%E2%80%8B${ticket}`,
    `${ticket.slice(0, 9)}%EF%BB%BF${ticket.slice(9)}`,
    ...Array.from(neighbours)
      .filter((letter) => letter !== last)
      .map((letter) => ticket.slice(0, -1) + letter),
  ];
  for (const other of others) {
    expect((await press(at(other), page)).status, other).toBe(404);
    const led = await open(at(other).replace('/sv/', '/'));
    // Characters that were appended to the ticket are removed by a redirect to the correct address.
    const own = `/sv/bookings/${booking.id}?ticket=${ticket}`;
    expect(
      [
        [404, undefined],
        [303, own],
      ],
      other,
    ).toContainEqual([led.status, led.location]);
  }
  expect(await truthOf(booking)).toMatchObject({ cancelled: false, deletes: 0 });
  expect((await press(at(ticket), page)).status).toBe(303);
});
