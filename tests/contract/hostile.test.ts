import { expect, test } from '@playwright/test';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { addresses, linkTo, makeBooking, truthOf } from '../../tools/support/sandbox';

/**
 * Requests that no browser sends. Whatever comes, the answer is a clear page or a small correct
 * status with the strict headers, never a 500, never a crash, never a word too many.
 */

type Hostile = {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string | Buffer;
};
type Answer = { status: number; headers: Record<string, unknown>; body: string };

const total = 5000;
const seed = 20_261_121;

test(`${total} hostile requests get a correct answer each, and change nothing`, async () => {
  const booking = await makeBooking();
  // A link that opened its booking once always passes, whatever others guess.
  expect((await fetch(linkTo(booking))).status).toBe(200);
  const random = randomFrom(seed);
  const wrong: string[] = [];
  const statuses = new Map<number, number>();
  let sent = 0;
  const work = async () => {
    while (sent < total) {
      sent += 1;
      const hostile = makeHostile(random, booking);
      const answer = await send(hostile);
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      for (const complaint of judge(answer)) {
        wrong.push(`${complaint}: ${hostile.method} ${JSON.stringify(hostile.path.slice(0, 120))}`);
      }
    }
  };
  await Promise.all(Array.from({ length: 16 }, work));

  test.info().annotations.push({
    type: 'statuses',
    description: JSON.stringify(Object.fromEntries([...statuses].sort())),
  });
  expect(wrong.slice(0, 5)).toEqual([]);
  expect([...statuses.values()].reduce((sum, count) => sum + count, 0)).toBe(total);
  // The requests must reach more than one kind of answer to prove anything.
  expect(statuses.size).toBeGreaterThan(5);
  expect(await truthOf(booking)).toMatchObject({ cancelled: false, deletes: 0 });
  expect((await fetch(`${addresses.site}/healthz`)).status).toBe(200);
  expect((await fetch(linkTo(booking))).status).toBe(200);
});

test('a body of 10 MB, announced or not, is refused without being held', async () => {
  const { pathname, search } = new URL(linkTo(await makeBooking()));
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const body = Buffer.alloc(10 * 1024 * 1024, 'a');
  for (const headers of [
    { ...form, 'content-length': String(body.length) },
    { ...form, 'transfer-encoding': 'chunked' },
  ]) {
    const answer = await send({ method: 'POST', path: pathname + search, headers, body });
    // The connection may be cut while the rest is still being sent.
    expect([413, 0]).toContain(answer.status);
  }
  expect((await fetch(`${addresses.site}/healthz`)).status).toBe(200);
});

test('what is not HTTP, or stops in the middle, is closed and hurts nobody', async () => {
  const { host } = new URL(addresses.site);
  for (const raw of [
    'HELLO\r\n\r\n',
    'GET / HTTP/9.9\r\n\r\n',
    `GET / HTTP/1.1\r\nhost: ${host}\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\nhello`,
    `POST / HTTP/1.1\r\nhost: ${host}\r\ntransfer-encoding: chunked\r\ncontent-length: 3\r\n\r\nabc`,
    `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nhost: ${host}\r\n\r\n`,
    `GET / HTTP/1.1\r\nhost: ${host}\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`,
    '\0\0\0\0\r\n\r\n',
  ]) {
    expect(await sendRaw(raw), JSON.stringify(raw.slice(0, 40))).toMatch(/^(HTTP\/1\.1 4\d\d |$)/);
  }
  expect((await fetch(`${addresses.site}/healthz`)).status).toBe(200);
});

type Random = () => number;

function randomFrom(start: number): Random {
  let state = start;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function makeHostile(random: Random, { id, code }: { id: number; code: string }): Hostile {
  const pick = <Item>(items: readonly [Item, ...Item[]]): Item =>
    items[Math.floor(random() * items.length)] ?? items[0];
  const nasty = () =>
    pick([
      '',
      '0',
      '-1',
      '2147483648',
      '1e9',
      'NaN',
      '%00',
      '%ff',
      '%E0%A4%A',
      '%ED%A0%80',
      '%2e%2e%2f',
      '../..',
      '..%5c',
      'x'.repeat(300),
      '%F0%9F%92%A9',
      '%E2%80%AE',
      "'%20OR%201=1--",
      '<script>',
      '{{7*7}}',
      '${7*7}',
      '%0d%0aset-cookie:a=b',
      '__proto__',
      'constructor',
      '%C3%28',
      '🙂',
      'null',
      'undefined',
      '[]',
      String(id),
      `${id}%20`,
      `+${id}`,
      `${id}.0`,
      `0${id}`,
    ]);
  const path = pick([
    () => `/sv/bookings/${nasty()}?code=${nasty()}`,
    () => `/${nasty()}/bookings/${id}?code=${code}`,
    () => `/en/bookings/${id}?code=${nasty()}`,
    () => `/sv/bookings/${id}?code=${code}&code=${nasty()}`,
    () => `/sv/bookings/${id}?CODE=${code}&ticket=${nasty()}&receipt=${nasty()}`,
    () => `/sv/bookings/${id}?ticket=${nasty()}`,
    () => `/bookings/${nasty()}?code=${nasty()}`,
    () => `/sv/bookings/${id}/${nasty()}`,
    () => `//sv///bookings//${id}?code=${nasty()}`,
    () => `/sv/${nasty()}`,
    () => `/${nasty()}/${nasty()}?${nasty()}`,
    () => `/_next/${nasty()}`,
    () => `/sv/bookings?${nasty()}`,
    () => `http://evil.example/sv/bookings/${id}?code=${nasty()}`,
    () => `/sv/help?${nasty()}`,
    () => `/icon.svg/${nasty()}`,
    () => `/healthz/${nasty()}`,
  ])();
  const method =
    random() < 0.85
      ? pick(['GET', 'GET', 'POST', 'POST', 'HEAD'])
      : pick(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND', 'SEARCH']);
  const headers: Record<string, string> = {
    host: pick([new URL(addresses.site).host, 'evil.example', 'localhost']),
  };
  const oddHeaders: Record<string, string> = {
    'accept-language': pick([nasty(), '*;q=9', 'sv;q=', ','.repeat(2000), 'ar, xx;q=0.1']),
    'x-forwarded-for': pick([nasty(), '1.2.3.4, , ', '::1', 'x'.repeat(500)]),
    'x-forwarded-host': 'evil.example',
    'x-http-method-override': 'DELETE',
    'x-middleware-subrequest': 'middleware:middleware:middleware',
    'x-matched-path': '/sv/help',
    'x-invoke-path': '/readyz',
    'next-action': 'abc',
    'next-resume': '1',
    rsc: '1',
    'next-router-prefetch': '1',
    'x-nextjs-data': '1',
    'x-client-address': '6.6.6.6',
    'x-now-route-matches': '1=sv',
    range: 'bytes=0-1,2-3',
    'if-none-match': '*',
    'if-modified-since': 'Sat, 21 Nov 2026 00:00:00 GMT',
    cookie: `__prerender_bypass=${nasty()}; NEXT_LOCALE=xx`,
    expect: '100-continue',
    origin: pick(['null', 'https://evil.example', nasty()]),
    'sec-fetch-site': pick(['cross-site', 'same-origin', 'none', nasty()]),
    'sec-fetch-user': '?1',
    'user-agent': pick(['Mozilla/5.0 Firefox/140.0', 'x'.repeat(1000)]),
  };
  for (const [name, value] of Object.entries(oddHeaders))
    if (random() < 0.12) headers[name] = printable(value);
  const body =
    method === 'POST' || random() < 0.1
      ? pick<string | Buffer>([
          '',
          'comment=x',
          'comment=%00%ED%A0%80%E2%80%AE',
          'comment=a&comment=b&reason=ill&reason=time',
          `comment=${'å'.repeat(1200)}`,
          'reason=__proto__',
          'token=first.zzz.' + 'a'.repeat(22),
          'shown=' + 'x'.repeat(5000),
          '{"comment":"x"}',
          '%'.repeat(500),
          '&'.repeat(5000),
          '='.repeat(300),
          Buffer.from([0xff, 0xfe, 0, 1, 2]),
          'x'.repeat(70_000),
          'intent=look&comment=hej',
          'intent=cancel',
          `id=${nasty()}&code=${nasty()}`,
        ])
      : undefined;
  if (body !== undefined) {
    headers['content-length'] = String(Buffer.byteLength(body));
    headers['content-type'] = pick([
      'application/x-www-form-urlencoded',
      'application/x-www-form-urlencoded',
      'application/x-www-form-urlencoded; charset=utf-16',
      'multipart/form-data; boundary=x',
      'application/json',
      'text/plain',
      '',
      'x'.repeat(300),
      'application/x-www-form-urlencoded-not',
    ]);
  }
  return { method, path: printable(path), headers, ...(body === undefined ? {} : { body }) };
}

/** Node's client refuses what it calls unsafe in a path or a header; bytes above ASCII go out encoded. */
function printable(text: string): string {
  return text.replace(/[^\x21-\x7e]/gu, (character) =>
    encodeURIComponent(character.toWellFormed()),
  );
}

const strict = [
  'content-security-policy',
  'referrer-policy',
  'x-content-type-options',
  'x-robots-tag',
  'cache-control',
];

function judge({ status, headers, body }: Answer): string[] {
  const complaints: string[] = [];
  if (status === 0 || status === 500 || (status > 500 && status !== 501))
    complaints.push(`answered ${status} ${body.slice(0, 80)}`);
  for (const name of strict) if (!headers[name]) complaints.push(`without ${name} (${status})`);
  if (headers['set-cookie'] !== undefined) complaints.push('set a cookie');
  if (headers['x-powered-by'] !== undefined) complaints.push('named its maker');
  if (/sandbox-key|internal-|\bat .*\.(js|ts):\d|node_modules|Error:/.test(body))
    complaints.push('said too much');
  if (/<script>[^"]*alert|<img/.test(body)) complaints.push('echoed markup');
  if (typeof headers['location'] === 'string' && !/^\/(?!\/)/.test(headers['location']))
    complaints.push('led to another place');
  return complaints;
}

function send({ method, path, headers, body }: Hostile): Promise<Answer> {
  const { hostname, port } = new URL(addresses.site);
  return new Promise((resolve) => {
    const request = httpRequest(
      { hostname, port, method, path, headers, agent: false },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks).toString(),
          }),
        );
        response.on('error', () => resolve({ status: 0, headers: {}, body: '' }));
      },
    );
    request.on('error', (error) => resolve({ status: 0, headers: {}, body: error.message }));
    request.end(body);
  });
}

function sendRaw(text: string): Promise<string> {
  const { hostname, port } = new URL(addresses.site);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => socket.write(text));
    let answer = '';
    socket.on('data', (chunk: Buffer) => {
      answer += chunk.toString();
      socket.end();
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', () => resolve(answer));
  });
}
