import { expect, test } from '@playwright/test';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import type { ServerResponse } from 'node:http';
import { type ApiRequest, openConnection } from '@/lib/bokamera/connection';
import { startScripted } from '../support/scripted-server';

/** One request to the API: what it sends, and which answer is which failure. */

const named = { ResponseStatus: { ErrorCode: 'Gone', Message: 'It is gone' } };

/** Sends one request to a server with this answer, and returns what reached the server. */
async function sendTo(
  answer: (response: ServerResponse) => void,
  request: Partial<ApiRequest> = {},
  path = '',
) {
  const server = await startScripted(answer);
  const observed: (readonly [operation: string, result: string, milliseconds: number])[] = [];
  const { send, close } = openConnection(
    {
      url: new URL(`${server.url}${path}`),
      key: 'the-key',
      connections: 2,
      waiting: 10,
      failuresInARow: 1000,
    },
    (...one) => observed.push(one),
  );
  const result = await send({
    operation: 'read',
    method: 'GET',
    path: '/bookings',
    query: {},
    language: 'sv',
    passage: { urgency: 'known', link: { id: 1, code: 'a' }, ends: performance.now() + 60_000 },
    ...request,
  });
  await close();
  server.stop();
  return { result, asked: server.asked, observed };
}
const ended =
  (status: number, body: unknown = '', headers: Readonly<Record<string, string>> = {}) =>
  (response: ServerResponse) =>
    response.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body));

test('a read carries the key and the language, and no body and no token', async () => {
  const { asked, result } = await sendTo(ended(200, { a: 1 }), { query: { Id: '7', Code: 'å&=' } });
  expect(result).toEqual({ ok: true, value: { a: 1 } });
  expect(asked).toHaveLength(1);
  const [read] = asked;
  expect(read).toMatchObject({ method: 'GET', url: '/bookings?Id=7&Code=%C3%A5%26%3D', body: '' });
  expect(read?.headers).toMatchObject({
    accept: 'application/json',
    'x-api-key': 'the-key',
    'x-language': 'sv',
  });
  expect(read?.headers).not.toHaveProperty('authorization');
  expect(read?.headers).not.toHaveProperty('content-type');
});

test('a change carries its body as JSON and the token of who is signed in', async () => {
  const { asked } = await sendTo(ended(200, '{}'), {
    operation: 'move',
    method: 'PUT',
    path: '/bookings/7',
    body: { From: 'a' },
    token: 'the-token',
  });
  expect(asked).toMatchObject([
    {
      method: 'PUT',
      url: '/bookings/7',
      body: '{"From":"a"}',
      headers: { 'content-type': 'application/json', authorization: 'Bearer the-token' },
    },
  ]);
});

test('an API below a path is asked there, with or without a slash at its end', async () => {
  for (const path of ['/api/v2', '/api/v2/']) {
    const { asked } = await sendTo(ended(200, '{}'), {}, path);
    expect(asked[0]?.url).toBe('/api/v2/bookings');
  }
});

const answers: readonly (readonly [string, (response: ServerResponse) => void, object])[] = [
  ['a 201 with JSON', ended(201, '[]'), { ok: true, value: [] }],
  ['a 200 without JSON', ended(200, '<html>'), { ok: false, failure: { kind: 'unreadable' } }],
  ['a 202, which is not done', ended(202, '[]'), { ok: false, failure: { kind: 'unreadable' } }],
  ['a 300', ended(300, '{}'), { ok: false, failure: { kind: 'unreadable' } }],
  ['a 302', ended(302, '{}', { location: '/' }), { ok: false, failure: { kind: 'unreadable' } }],
  ['a 401', ended(401, named), { ok: false, failure: { kind: 'unauthorised' } }],
  [
    'a 400 in its own words',
    ended(400, named),
    { ok: false, failure: { kind: 'refused', status: 400, named: true } },
  ],
  [
    'a bare 404',
    ended(404, 'nothing here'),
    { ok: false, failure: { kind: 'refused', status: 404, named: false } },
  ],
  [
    'a 500 in its own words',
    ended(500, named),
    { ok: false, failure: { kind: 'broken', status: 500, named: true } },
  ],
  [
    'a gateway’s 502',
    ended(502, '<html>'),
    { ok: false, failure: { kind: 'broken', status: 502, named: false } },
  ],
  [
    'an answer larger than a megabyte',
    ended(200, `"${'x'.repeat(1024 * 1024)}"`),
    { ok: false, failure: { kind: 'unreadable' } },
  ],
  [
    'a connection that is cut',
    (response) => response.destroy(),
    { ok: false, failure: { kind: 'unreachable', delivered: true } },
  ],
];

for (const [name, answer, result] of answers)
  test(`${name} is what it is`, async () => {
    expect((await sendTo(answer)).result).toEqual(result);
  });

test('how long to wait is believed in seconds or as a date, up to a day', async () => {
  for (const [header, retryAfterSeconds] of [
    ['7', 7],
    ['1.2', 2],
    ['7200', 7_200],
    ['99999', 86_400],
    [new Date(Date.now() + 10 * 24 * 3_600_000).toUTCString(), 86_400],
    [new Date(Date.now() - 60_000).toUTCString(), undefined],
    ['0', undefined],
    ['-1', undefined],
    ['soon', undefined],
    ['Infinity', undefined],
    [undefined, undefined],
  ] as const) {
    const headers: Readonly<Record<string, string>> =
      header === undefined ? {} : { 'retry-after': header };
    const { result } = await sendTo(ended(429, '', headers));
    expect(result, header).toEqual({
      ok: false,
      failure: { kind: 'throttled', retryAfterSeconds },
    });
  }
});

test('an answer that does not come in time is given up', async () => {
  const ends = performance.now() + 1_000;
  const { result } = await sendTo(() => undefined, {
    passage: { urgency: 'change', link: { id: 1, code: 'a' }, ends },
  });
  expect(result).toEqual({ ok: false, failure: { kind: 'timed-out' } });
});

test('where nobody listens nothing was sent', async () => {
  const server = await startScripted(() => undefined);
  server.stop();
  const { send, close } = openConnection(
    { url: new URL(server.url), key: 'k', connections: 1, waiting: 1, failuresInARow: 1000 },
    () => undefined,
  );
  const request = {
    operation: 'cancel',
    method: 'DELETE',
    path: '/',
    query: {},
    language: 'sv',
    passage: { urgency: 'change', link: { id: 1, code: 'a' }, ends: performance.now() + 60_000 },
  } as const;
  expect(await send(request)).toEqual({
    ok: false,
    failure: { kind: 'unreachable', delivered: false },
  });
  await close();
  expect(await send(request)).toMatchObject({ ok: false, failure: { kind: 'unreachable' } });
});

test('each request is told with how it ended and how long it took', async () => {
  const started = performance.now();
  const fine = await sendTo((response) => setTimeout(() => ended(200, '{}')(response), 30));
  expect(fine.observed).toEqual([['read', 'ok', expect.any(Number)]]);
  const [, , milliseconds = 0] = fine.observed[0] ?? [];
  expect(milliseconds).toBeGreaterThan(20);
  expect(milliseconds).toBeLessThanOrEqual(performance.now() - started);
  const busy = await sendTo(ended(429), { operation: 'times' });
  expect(busy.observed).toEqual([['times', 'throttled', expect.any(Number)]]);
});

const codings = {
  gzip: gzipSync,
  'x-gzip': gzipSync,
  deflate: deflateSync,
  br: brotliCompressSync,
};

for (const [coding, compress] of Object.entries(codings))
  test(`no compression is asked for, and an answer in ${coding} is read all the same`, async () => {
    const packed = (status: number, body: object) => (response: ServerResponse) =>
      response
        .writeHead(status, { 'content-encoding': coding.toUpperCase() })
        .end(compress(JSON.stringify(body)));
    const { asked, result } = await sendTo(packed(200, { a: 'å' }));
    expect(asked[0]?.headers['accept-encoding']).toBe('identity');
    expect(result).toEqual({ ok: true, value: { a: 'å' } });
    const refused = await sendTo(packed(404, named));
    expect(refused.result).toMatchObject({ failure: { kind: 'refused', named: true } });
  });

test('an answer that cannot be unpacked, or unpacks to too much, is unreadable', async () => {
  const unreadable = { ok: false, failure: { kind: 'unreadable' } };
  const zstd = await sendTo(ended(200, '{}', { 'content-encoding': 'zstd' }));
  expect(zstd.result).toEqual(unreadable);
  const broken = await sendTo(ended(200, '{}', { 'content-encoding': 'gzip' }));
  expect(broken.result).toEqual(unreadable);
  const bomb = gzipSync(JSON.stringify({ a: 'a'.repeat(50_000_000) }));
  const { result } = await sendTo((response) =>
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
  );
  expect(result).toEqual(unreadable);
});
