import { expect, test } from '@playwright/test';
import { once } from 'node:events';
import { startSite } from '../../scripts/processes.mjs';
import { freePort } from '../../scripts/steps.mjs';
import { open, press } from '../support/customer';
import { addresses, linkTo, makeBooking, truthOf } from '../support/sandbox';

/** Stopping and starting lose nobody. */

const start = async (env: Record<string, string> = {}, port?: number) =>
  startSite({
    port: port ?? (await freePort()) ?? 0,
    api: addresses.sandbox,
    env: { MIN_READING_MS: '0', DRAIN_MS: '0', ...env },
  });

const slow = { fault: { wire: 'delay', milliseconds: 1500, on: ['cancel'] } };

test('SIGTERM during a cancel: it is finished and answered, readiness ends first, and so does the process', async () => {
  const site = await start({ DRAIN_MS: '700' });
  const booking = await makeBooking(slow);
  const url = linkTo(booking, { site: site.url });
  const page = await open(url);
  const pressed = press(url, page);
  await untilDeleteArrives(booking);
  const ended = once(site.process, 'exit');
  site.process.kill('SIGTERM');

  await expect.poll(async () => (await open(`${site.url}/readyz`)).status).toBe(503);
  expect((await open(`${site.url}/healthz`)).status).toBe(200);
  const answer = await pressed;
  expect(answer.status).toBe(303);
  expect(answer.headers.get('connection')).toBe('close');
  expect(await truthOf(booking)).toMatchObject({ cancelled: true, deletes: 1 });
  expect(await ended).toEqual([0, null]);
});

test('SIGKILL during a cancel: the same link tells the truth afterwards', async () => {
  const port = (await freePort()) ?? 0;
  const first = await start({}, port);
  const booking = await makeBooking(slow);
  const url = linkTo(booking, { site: first.url });
  const pressed = press(url, await open(url)).catch(() => 'cut off');
  await untilDeleteArrives(booking);
  first.process.kill('SIGKILL');
  expect(await pressed).toBe('cut off');

  const second = await start({}, port);
  await expect.poll(async () => (await truthOf(booking)).cancelled).toBe(true);
  expect((await open(url)).state).toBe('cancelled');
  await second.stop();
});

test('a page opened before a restart still cancels after it', async () => {
  const port = (await freePort()) ?? 0;
  const booking = await makeBooking();
  const before = await start({}, port);
  const url = linkTo(booking, { site: before.url });
  const page = await open(url);
  await before.stop();
  const after = await start({}, port);
  expect((await press(url, page)).status).toBe(303);
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

test('wrong settings stop the start with one message', async () => {
  await expect(
    start({ PORT: 'x', BOKAMERA_API_URL: 'nonsense', READ_BUDGET_MS: '-1' }),
  ).rejects.toThrow(/missing or wrong:\n {2}.*BOKAMERA_API_URL.*\n {2}.*READ_BUDGET_MS/s);
});

async function untilDeleteArrives(booking: { id: number; code: string }): Promise<void> {
  await expect.poll(async () => (await truthOf(booking)).deletes).toBe(1);
}
