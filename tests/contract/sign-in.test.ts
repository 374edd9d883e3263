import { expect } from '@playwright/test';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { z } from 'zod';
import { type Credentials, openAccessToken } from '@/lib/bokamera/access-token';
import { startScripted } from '../support/scripted-server';
import { type OwnSandbox, test, tokenPath } from '../../tools/support/own-sandbox';

/** Signing in, for a change of time alone: the token is fetched once, kept, shared and renewed. */

const signInTo = (
  address: string,
  credentials: Credentials,
  {
    clientId = 'bm-external-api-users',
    now = () => performance.now(),
    // No machine is too slow for it.
    budgetMilliseconds = 60_000,
  } = {},
) => {
  const results: string[] = [];
  const accessToken = openAccessToken(
    { url: new URL(address), clientId, credentials, budgetMilliseconds },
    (result) => results.push(result),
    now,
  );
  return { ...accessToken, results };
};
const somebody = { kind: 'password', user: 'a', password: 'b' } as const;
const passwordOf = ({ username, password }: { username: string; password: string }) =>
  ({ kind: 'password', user: username, password }) as const;
const asked = async (own: OwnSandbox, username: string) =>
  z
    .object({ tokenRequests: z.number() })
    .parse(await own.control('GET', `/sandbox/users/${username}`)).tokenRequests;

test('one token serves all until shortly before its end, however many ask at once', async ({
  own,
}) => {
  const user = await own.user({ expiresIn: 300 });
  let now = 0;
  const { get, close } = signInTo(`${own.url}${tokenPath}`, passwordOf(user), { now: () => now });
  const first = await Promise.all([get(), get(), get()]);
  expect(new Set(first.map((answer) => (answer.ok ? answer.token : answer.why))).size).toBe(1);
  now = 269_000;
  expect(await get()).toEqual(first[0]);
  expect(await asked(own, user.username)).toBe(1);
  now = 271_000;
  expect(await get()).not.toEqual(first[0]);
  expect(await asked(own, user.username)).toBe(2);
  await close();
});

test('a token that the API refused is kept no longer, and its successor serves whoever meets the same', async ({
  own,
}) => {
  const user = await own.user();
  const { get, close } = signInTo(`${own.url}${tokenPath}`, passwordOf(user));
  const first = await get();
  const refused = first.ok ? first.token : '';
  const [second, third] = [await get(refused), await get(refused)];
  expect(second.ok && second.token !== refused).toBe(true);
  expect(third).toEqual(second);
  expect(await asked(own, user.username)).toBe(2);
  await close();
});

test('a refresh token signs in again and again, also where each works once only', async ({
  own,
}) => {
  await own.control('PUT', '/sandbox/assumptions', { refreshOnce: 'yes' });
  const { refreshToken } = await own.user({ expiresIn: 60 });
  let now = 0;
  const credentials = { kind: 'refresh-token', refreshToken } as const;
  const { get, close } = signInTo(`${own.url}${tokenPath}`, credentials, { now: () => now });
  for (const minute of [0, 1, 2]) {
    now = minute * 60_000;
    expect(await get()).toMatchObject({ ok: true });
  }
  await close();
});

test('a refresh token that replaced the configured one and ended does not end the sign-in', async ({
  own,
}) => {
  const user = await own.user();
  const credentials = { kind: 'refresh-token', refreshToken: 'sandbox-refresh-token' } as const;
  let now = 0;
  const { get, close } = signInTo(`${own.url}${tokenPath}`, credentials, { now: () => now });
  expect(await get()).toMatchObject({ ok: true });
  expect(user.username).toBeTruthy();
  now = 3_600_000;
  await own.control('PUT', '/sandbox/assumptions', { refreshOnce: 'no' });
  expect(await get()).toMatchObject({ ok: true });
  await close();
});

test('what is rejected is said so, and not tried again at once: that would lock the account', async ({
  own,
}) => {
  const user = await own.user();
  let now = 0;
  const wrong = { ...passwordOf(user), password: 'wrong' };
  const { get, close } = signInTo(`${own.url}${tokenPath}`, wrong, { now: () => now });
  expect(await get()).toEqual({ ok: false, why: 'rejected' });
  expect(await get()).toEqual({ ok: false, why: 'rejected' });
  expect(await asked(own, user.username)).toBe(1);
  now = 61_000;
  await get();
  expect(await asked(own, user.username)).toBe(2);
  await close();

  const client = signInTo(`${own.url}${tokenPath}`, passwordOf(user), { clientId: 'somebody' });
  expect(await client.get()).toEqual({ ok: false, why: 'rejected' });
  await client.close();
});

test('every other way to fail has a name of its own, and the next try is a new one', async ({
  own,
}) => {
  const faults = {
    '503': 'broken',
    '429': 'throttled',
    hang: 'timed-out',
    reset: 'unreachable',
    malformed: 'unreadable',
    'html-200': 'unreadable',
    'empty-200': 'unreadable',
  };
  for (const [wire, why] of Object.entries(faults)) {
    const user = await own.user({ faults: [{ wire, on: ['token'], times: 1 }] });
    const { get, close, results } = signInTo(
      `${own.url}${tokenPath}`,
      passwordOf(user),
      // Only what hangs has to run out of time; it has it again for its second try.
      wire === 'hang' ? { budgetMilliseconds: 2_000 } : {},
    );
    expect(await get(), wire).toEqual({ ok: false, why });
    expect(await get(), wire).toMatchObject({ ok: true });
    expect(results).toEqual([why, 'ok']);
    await close();
  }
  const away = signInTo('http://127.0.0.1:9/token', { kind: 'password', user: 'a', password: 'b' });
  expect(await away.get()).toEqual({ ok: false, why: 'unreachable' });
});

test('the credentials go to the configured address alone, in a form, and follow no redirect', async () => {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      seen.push(`${request.method ?? ''} ${request.url ?? ''} ${body}`);
      response.writeHead(302, { location: '/elsewhere' }).end();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const { port } = z.object({ port: z.number() }).parse(server.address());
    const credentials = { kind: 'password', user: 'å@x', password: 'p&=' } as const;
    const { get, close } = signInTo(`http://127.0.0.1:${port}/token`, credentials);
    expect(await get()).toEqual({ ok: false, why: 'unreadable' });
    expect(seen).toEqual([
      'POST /token client_id=bm-external-api-users&grant_type=password&username=%C3%A5%40x&password=p%26%3D',
    ]);
    await close();
  } finally {
    server.close();
    server.closeAllConnections();
  }
});

test('each status of the token endpoint is what it is, and half a minute before a token ends it is renewed', async () => {
  for (const [status, why] of [
    [200, 'unreadable'],
    [300, 'unreadable'],
    [302, 'unreadable'],
    [400, 'rejected'],
    [401, 'rejected'],
    [408, 'broken'],
    [429, 'throttled'],
    [500, 'broken'],
    [503, 'broken'],
  ] as const) {
    const server = await startScripted((response) => response.writeHead(status).end('{}'));
    const { get, close, results } = signInTo(`${server.url}/token?realm=a`, somebody);
    expect(await get(), String(status)).toEqual({ ok: false, why });
    expect(results).toEqual([why]);
    expect(server.asked).toMatchObject([
      {
        method: 'POST',
        url: '/token?realm=a',
        headers: { accept: 'application/json' },
        body: 'client_id=bm-external-api-users&grant_type=password&username=a&password=b',
      },
    ]);
    await close();
    server.stop();
  }
});

test('a token is kept until shortly before its end, and a short one for half its life', async () => {
  for (const [seconds, kept, renewed] of [
    [300, 269_999, 270_000],
    [20, 9_999, 10_000],
  ] as const) {
    let granted = 0;
    const server = await startScripted((response) =>
      response.end(
        JSON.stringify({ access_token: `token-${(granted += 1)}`, expires_in: seconds }),
      ),
    );
    let now = 0;
    const { get, close } = signInTo(`${server.url}/token`, somebody, { now: () => now });
    expect(await get()).toEqual({ ok: true, token: 'token-1' });
    now = kept;
    expect(await get()).toEqual({ ok: true, token: 'token-1' });
    now = renewed;
    expect(await get()).toEqual({ ok: true, token: 'token-2' });
    await close();
    server.stop();
  }
});

test('the newest refresh token is used, and the configured one again only where that is rejected', async () => {
  const used: (string | null)[] = [];
  let status = 200;
  const server = await startScripted((response, { body }) => {
    const token = new URLSearchParams(body).get('refresh_token');
    used.push(token);
    const answered = token === 'configured' ? 200 : status;
    response.writeHead(answered).end(
      JSON.stringify({
        access_token: `by-${token}`,
        expires_in: 60,
        refresh_token: `after-${token}`,
      }),
    );
  });
  let now = 0;
  const credentials = { kind: 'refresh-token', refreshToken: 'configured' } as const;
  const { get, close } = signInTo(`${server.url}/token`, credentials, { now: () => now });
  const next = () => {
    now += 60_000;
    return get();
  };
  expect(await get()).toEqual({ ok: true, token: 'by-configured' });
  expect(await next()).toEqual({ ok: true, token: 'by-after-configured' });
  status = 503;
  expect(await next()).toEqual({ ok: false, why: 'broken' });
  status = 400;
  expect(await next()).toEqual({ ok: true, token: 'by-configured' });
  expect(used).toEqual([
    'configured',
    'after-configured',
    'after-after-configured',
    'after-after-configured',
    'configured',
  ]);
  await close();
  server.stop();
});

test('how long a sign-in took is told', async () => {
  const server = await startScripted((response) => response.end('{"access_token":"a"}'));
  const told: number[] = [];
  const times = [100, 130, 130];
  const { get, close } = openAccessToken(
    {
      url: new URL(server.url),
      clientId: 'a',
      credentials: somebody,
      budgetMilliseconds: 60_000,
    },
    (_, milliseconds) => told.push(milliseconds),
    () => times.shift() ?? 150,
  );
  await get();
  expect(told[0]).toBeGreaterThan(0);
  expect(told[0]).toBeLessThanOrEqual(50);
  await close();
  server.stop();
});
