import { expect, test } from '@playwright/test';
import type { Tuning } from '@/lib/settings/tuning';
import { type Running, startSite } from '../../scripts/processes.mjs';
import { open, press } from '../../tools/support/customer';
import { addresses, linkTo, makeBooking, type TestBooking } from '../../tools/support/sandbox';

/** Guessers are slowed down; customers are not. Each test starts a site of its own. */

const start = async (
  env: Record<string, string> = {},
  tuning: Partial<Tuning> = {},
): Promise<Running> =>
  startSite({
    api: addresses.sandbox,
    env: { DRAIN_MS: '0', ...env },
    tuning: { minReadingMilliseconds: 0, ...tuning },
  });

const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });

/** The same wrong code counts once, so each guess is another. */
let guesses = 0;

async function guess(
  site: Running,
  booking: TestBooking,
  times: number,
  init: RequestInit = {},
): Promise<number[]> {
  const statuses: number[] = [];
  for (let code = 0; code < times; code += 1) {
    statuses.push(
      (
        await open(
          linkTo({ ...booking, code: `guess-${(guesses += 1)}` }, { site: site.url }),
          init,
        )
      ).status,
    );
  }
  return statuses;
}

test('guessing one booking’s code ends after ten tries', async () => {
  const site = await start();
  const statuses = await guess(site, await makeBooking(), 14);
  expect(statuses.slice(0, 10)).toEqual(Array(10).fill(404));
  expect(statuses.slice(10)).toEqual(Array(4).fill(429));
  await site.stop();
});

test('guessing across bookings ends too, and says when to come back', async () => {
  const site = await start({}, { missesPerAddress: 5 });
  const bookings = await Promise.all(Array.from({ length: 45 }, () => makeBooking()));
  const statuses: number[] = [];
  for (const booking of bookings) statuses.push(...(await guess(site, booking, 1)));
  expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(10);
  const refused = await open(linkTo({ id: 1, code: 'x' }, { site: site.url }));
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  await site.stop();
});

test('a customer behind the same address is not locked out by others’ misses', async () => {
  const site = await start({}, { missesPerAddress: 5 });
  const [known, fresh, target] = await Promise.all([makeBooking(), makeBooking(), makeBooking()]);
  expect((await open(linkTo(known, { site: site.url }))).status).toBe(200);
  await guess(site, target, 12);
  expect((await open(linkTo(known, { site: site.url }))).status).toBe(200);
  expect((await open(linkTo(fresh, { site: site.url }))).status).toBe(200);
  await site.stop();
});

test('a link that once opened its booking opens it, however much that booking is guessed from the same address', async () => {
  const site = await start();
  const booking = await makeBooking();
  expect((await open(linkTo(booking, { site: site.url }))).status).toBe(200);
  expect((await guess(site, booking, 12)).at(-1)).toBe(429);
  expect((await open(linkTo(booking, { site: site.url }))).status).toBe(200);
  await site.stop();
});

test('a booking’s own customer still gets in while it is being guessed from everywhere', async () => {
  const site = await start({ TRUSTED_PROXY_HOPS: '1' });
  const booking = await makeBooking();
  for (let host = 1; host <= 12; host += 1)
    await guess(site, booking, 9, from(`203.0.113.${host}`));
  // Addresses that are new to a booking have reserved places, two a second.
  const own = () => open(linkTo(booking, { site: site.url }), from('198.51.100.7'));
  await expect.poll(async () => (await own()).status, { intervals: [1_100] }).toBe(200);
  await site.stop();
});

test('a forged X-Forwarded-For gains nothing', async () => {
  const direct = await start();
  const booking = await makeBooking();
  for (let host = 1; host <= 10; host += 1)
    await guess(direct, booking, 1, from(`203.0.113.${host}`));
  expect(await guess(direct, booking, 1, from('203.0.113.99'))).toEqual([429]);
  await direct.stop();

  const behindOne = await start({ TRUSTED_PROXY_HOPS: '1' });
  const other = await makeBooking();
  for (let host = 1; host <= 10; host += 1)
    await guess(behindOne, other, 1, from(`1.2.3.${host}, 203.0.113.5`));
  expect(await guess(behindOne, other, 1, from('9.9.9.9, 203.0.113.5'))).toEqual([429]);
  await behindOne.stop();
});

test('a whole IPv6 network counts as one address', async () => {
  const site = await start({ TRUSTED_PROXY_HOPS: '1' });
  const booking = await makeBooking();
  for (let host = 1; host <= 10; host += 1)
    await guess(site, booking, 1, from(`2001:db8:1:2::${host}`));
  expect(await guess(site, booking, 1, from('2001:db8:1:2:ffff::1'))).toEqual([429]);
  expect(await guess(site, booking, 1, from('2001:db8:1:3::1'))).toEqual([404]);
  await site.stop();
});

test('junk presses slow their address down, and never a customer there whose link opened before', async () => {
  const site = await start({}, { pressesPerAddress: 5 });
  const booking = await makeBooking();
  const url = linkTo(booking, { site: site.url });
  const page = await open(url);
  const junk = async (number: number) =>
    (await press(linkTo({ id: 900_000 + number, code: 'junk' }, { site: site.url }), page)).status;
  for (let number = 0; number < 5; number += 1) expect(await junk(number)).toBe(404);
  expect(await junk(5)).toBe(429);
  expect((await press(url, page)).status).toBe(303);
  await site.stop();
});

test('one link is pressed twenty times in ten minutes and no more, with everything kept', async () => {
  const site = await start();
  const booking = await makeBooking({ fault: { wire: '409', on: ['cancel'] } });
  const url = linkTo(booking, { site: site.url });
  const page = await open(url);
  for (let times = 0; times < 20; times += 1)
    expect((await press(url, await open(url))).status).toBe(409);
  const more = await press(url, page, { comment: 'Mina ord' });
  expect([more.status, more.state]).toEqual([429, 'busy']);
  expect(more.body).toContain('Mina ord');
  await site.stop();
});

test('with Redis away it keeps serving, counts by itself, and says so in the log', async () => {
  const site = await start({ REDIS_URL: 'redis://127.0.0.1:9' });
  const booking = await makeBooking();
  expect((await open(linkTo(booking, { site: site.url }))).status).toBe(200);
  const statuses = await guess(site, await makeBooking(), 12);
  expect(statuses.at(-1)).toBe(429);
  expect(site.said()).toContain('"event":"limits-local"');
  await site.stop();
});
