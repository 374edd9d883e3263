import { expect } from '@playwright/test';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { z } from 'zod';
import { type Credentials, openAccessToken } from '@/lib/bokamera/access-token';
import { type OwnSandbox, test, tokenPath } from '../support/own-sandbox';

/** Signing in, for a change of time alone: the token is fetched once, kept, shared and renewed. */

const signInTo = (
  address: string,
  credentials: Credentials,
  { clientId = 'bm-external-api-users', now = () => performance.now() } = {},
) => {
  const results: string[] = [];
  const accessToken = openAccessToken(
    { url: new URL(address), clientId, credentials, budgetMilliseconds: 500 },
    (result) => results.push(result),
    now,
  );
  return { ...accessToken, results };
};
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
    const { get, close, results } = signInTo(`${own.url}${tokenPath}`, passwordOf(user));
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
