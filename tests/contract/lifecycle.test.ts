import { expect, test as base } from '@playwright/test';
import { once } from 'node:events';
import { startSite } from '../../scripts/processes.mjs';
import { patientBudgets } from '../../tools/support/budgets';
import { open, press } from '../../tools/support/customer';
import { startHeldApi } from '../support/held-api';
import { addresses, linkTo, makeBooking, truthOf } from '../../tools/support/sandbox';

/** Stopping and starting lose no request. */

const start = (env: Record<string, string> = {}, api = addresses.sandbox) =>
  startSite({
    api,
    env: { DRAIN_MS: '0', ...env },
    tuning: { ...patientBudgets, minReadingMilliseconds: 0 },
  });

/** An API that holds every cancel until the test releases it. */
const test = base.extend<{ readonly api: Awaited<ReturnType<typeof startHeldApi>> }>({
  api: async ({}, use) => {
    const api = await startHeldApi(({ method }) => method === 'DELETE');
    await use(api);
    api.stop();
  },
});

test('SIGTERM during a cancel: it is finished and answered, readiness ends first, and so does the process', async ({
  api,
}) => {
  // Long enough for two requests, on any machine.
  const site = await start({ DRAIN_MS: '10000' }, api.url);
  const booking = await makeBooking();
  const url = linkTo(booking, { site: site.url });
  const page = await open(url);
  const pressed = press(url, page);
  await expect.poll(api.held).toBe(1);
  const ended = once(site.process, 'exit');
  site.process.kill('SIGTERM');

  await expect.poll(async () => (await open(`${site.url}/readyz`)).status).toBe(503);
  expect((await open(`${site.url}/healthz`)).status).toBe(200);
  api.release();
  const answer = await pressed;
  expect(answer.status).toBe(303);
  expect(answer.headers.get('connection')).toBe('close');
  expect(await truthOf(booking)).toMatchObject({ cancelled: true, deletes: 1 });
  expect(await ended).toEqual([0, null]);
});

test('SIGKILL during a cancel: the same link tells the truth afterwards', async ({ api }) => {
  const first = await start({}, api.url);
  const booking = await makeBooking();
  const url = linkTo(booking, { site: first.url });
  const pressed = press(url, await open(url)).catch(() => 'cut off');
  await expect.poll(api.held).toBe(1);
  first.process.kill('SIGKILL');
  expect(await pressed).toBe('cut off');

  api.release();
  const second = await start({}, api.url);
  await expect.poll(async () => (await truthOf(booking)).cancelled).toBe(true);
  expect((await open(linkTo(booking, { site: second.url }))).state).toBe('cancelled');
  await second.stop();
});

test('a page opened before a restart still cancels after it', async () => {
  const booking = await makeBooking();
  const before = await start();
  const page = await open(linkTo(booking, { site: before.url }));
  await before.stop();
  const after = await start();
  expect((await press(linkTo(booking, { site: after.url }), page)).status).toBe(303);
  await after.stop();
});

test('a page signed with another key is asked once more, not refused', async () => {
  const booking = await makeBooking();
  const site = await start({ SIGNING_SECRET: 'another-secret-of-at-least-32-characters' });
  const answer = await press(linkTo(booking, { site: site.url }), await open(linkTo(booking)));
  expect(answer.state).toBe('confirm-again');
  await site.stop();
});

test('a page signed with the secret before this one cancels at once', async () => {
  const booking = await makeBooking();
  const site = await start({
    SIGNING_SECRET: 'another-secret-of-at-least-32-characters',
    SIGNING_SECRET_PREVIOUS: 'the-one-before-of-at-least-32-characters',
  });
  const before = await start({ SIGNING_SECRET: 'the-one-before-of-at-least-32-characters' });
  try {
    const page = await open(linkTo(booking, { site: before.url }));
    const ticket = /data-tidy="([^"]+)"/.exec(page.body)?.[1] ?? '';
    expect((await open(site.url + ticket)).state).toBe('cancellable');
    expect((await press(linkTo(booking, { site: site.url }), page)).status).toBe(303);
  } finally {
    await Promise.all([site.stop(), before.stop()]);
  }
});
