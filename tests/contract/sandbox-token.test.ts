import { expect } from '@playwright/test';
import { z } from 'zod';
import { test, tokenPath } from '../../tools/support/own-sandbox';

/** The token endpoint answers as Keycloak does, well and badly. */

const grant = z.object({
  access_token: z.string(),
  refresh_token: z.string(),
  expires_in: z.number(),
  token_type: z.literal('Bearer'),
});
const standing = {
  grant_type: 'password',
  username: 'sandbox@example.com',
  password: 'sandbox-password',
};

test('a password and a refresh token each give a token that opens a PUT', async ({ own }) => {
  const { id } = await own.book();
  const byPassword = await own.askToken(standing);
  expect(byPassword.headers.get('cache-control')).toBe('no-store');
  const first = grant.parse(await byPassword.json());
  const again = { grant_type: 'refresh_token', refresh_token: first.refresh_token };
  const second = grant.parse(await (await own.askToken(again)).json());
  const known = { grant_type: 'refresh_token', refresh_token: 'sandbox-refresh-token' };
  const third = grant.parse(await (await own.askToken(known)).json());
  for (const { access_token } of [first, second, third]) {
    const headers = { authorization: `Bearer ${access_token}` };
    const answer = await own.call(`/bookings/${id}`, { method: 'PUT', headers, body: {} });
    expect(answer.status).toBe(200);
  }
});

test('what is wrong with a request is said in Keycloak’s words', async ({ own }) => {
  const refresh = { grant_type: 'refresh_token' };
  const cases: [Record<string, string>, number, string][] = [
    [{ ...standing, password: 'wrong' }, 401, 'invalid_grant'],
    [{ ...standing, username: 'nobody' }, 401, 'invalid_grant'],
    [{ ...standing, username: '' }, 401, 'invalid_request'],
    [{ ...standing, client_id: 'somebody' }, 401, 'invalid_client'],
    [{ ...standing, client_id: '' }, 400, 'invalid_client'],
    [{ ...standing, grant_type: 'client_credentials' }, 400, 'unsupported_grant_type'],
    [{}, 400, 'invalid_request'],
    [refresh, 400, 'invalid_request'],
    [{ ...refresh, refresh_token: 'never-given' }, 400, 'invalid_grant'],
  ];
  for (const [form, status, error] of cases) {
    const answer = await own.askToken(form);
    expect([answer.status, await answer.json()], JSON.stringify(form)).toEqual([
      status,
      expect.objectContaining({ error }),
    ]);
  }
  const json = await own.call(tokenPath, { method: 'POST', body: standing });
  expect(json.status).toBe(415);
  expect((await own.call(tokenPath)).status).toBe(405);
  const realm = await own.call(tokenPath.replace('bookmore-admin', 'other'), { method: 'POST' });
  expect(await realm.json()).toEqual({ error: 'Realm does not exist' });
});

test('a token ends by its time, by being taken back, and with its account', async ({ own }) => {
  const { id } = await own.book();
  const put = async (headers: Record<string, string>) =>
    (await own.call(`/bookings/${id}`, { method: 'PUT', headers, body: {} })).status;
  expect(await put(await own.signIn({ expiresIn: 0 }))).toBe(401);

  const user = await own.user({ username: 'taken@example.com' });
  const form = { grant_type: 'refresh_token', refresh_token: user.refreshToken };
  const { access_token } = grant.parse(await (await own.askToken(form)).json());
  const headers = { authorization: `Bearer ${access_token}` };
  expect(await put(headers)).toBe(200);
  await own.control('DELETE', '/sandbox/users/taken@example.com', {});
  expect(await put(headers)).toBe(401);
  expect((await own.askToken(form)).status).toBe(200);
  await own.control('PATCH', '/sandbox/users/taken@example.com', { enabled: false });
  expect((await own.askToken(form)).status).toBe(400);
  expect(await own.control('GET', '/sandbox/users/taken@example.com')).toEqual({
    tokenRequests: 3,
  });
});

test('a refresh token that has ended, and one that is used once, give nothing more', async ({
  own,
}) => {
  const ask = async (refreshToken: string) =>
    (await own.askToken({ grant_type: 'refresh_token', refresh_token: refreshToken })).status;
  expect(await ask((await own.user({ refreshExpiresIn: 0 })).refreshToken)).toBe(400);
  await own.control('PUT', '/sandbox/assumptions', { refreshOnce: 'yes' });
  const { refreshToken } = await own.user();
  expect(await ask(refreshToken)).toBe(200);
  expect(await ask(refreshToken)).toBe(400);
});

test('faults can be ordered for one user’s tokens', async ({ own }) => {
  const { refreshToken } = await own.user({
    faults: [{ wire: '503', on: ['token'], times: 1 }],
  });
  const form = { grant_type: 'refresh_token', refresh_token: refreshToken };
  const failed = await own.askToken(form);
  expect(failed.status).toBe(503);
  expect(await failed.json()).toHaveProperty('error');
  expect((await own.askToken(form)).status).toBe(200);
  expect((await own.askToken(standing)).status).toBe(200);

  const broken = await own.user({ faults: [{ wire: 'reset', on: ['token'] }] });
  await expect(own.askToken({ ...form, refresh_token: broken.refreshToken })).rejects.toThrow();
});
