import { expect } from '@playwright/test';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { test } from '../support/memory-site';
import { linkTo, makeBooking, truthOf } from '../support/sandbox';

/** Whoever asks too much gets in nobody else's way. */

const behindProxy = { TRUSTED_PROXY_HOPS: '1' };
const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });

test('three hundred slow reads of one address leave a known customer elsewhere a quick page', async ({
  startMemorySite,
}) => {
  const { open } = startMemorySite({ settings: behindProxy });
  const customer = linkTo(await makeBooking());
  expect((await open(customer, from('198.51.100.1'))).status).toBe(200);

  const slow = await makeBooking({
    fault: { wire: 'delay', milliseconds: 3_000, on: ['read'] },
  });
  const flood = Array.from({ length: 300 }, (_, number) =>
    open(linkTo({ ...slow, code: `guess-${number}` }), from('203.0.113.7')),
  );
  const page = await open(customer, from('198.51.100.1'));
  expect(page.status).toBe(200);
  expect(page.milliseconds).toBeLessThan(2_900);
  const statuses = (await Promise.all(flood)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(280);
});

test('one booking whose read always fails pauses the API for nobody else', async ({
  startMemorySite,
}) => {
  const { open } = startMemorySite({ settings: { ...behindProxy, API_PAUSE_AFTER: '8' } });
  const poison = linkTo(await makeBooking({ fault: { wire: '503', on: ['read'] } }));
  for (let times = 0; times < 12; times += 1) {
    await open(poison, from(`203.0.113.${times}`));
    const customer = linkTo(await makeBooking());
    expect((await open(customer, from('198.51.100.1'))).state).toBe('cancellable');
  }
});

test('a hundred guesses at once are counted before they are tried, and ten reach the API', async ({
  startMemorySite,
}) => {
  const { open } = startMemorySite({ settings: { ...behindProxy, UNDER_WAY_PER_ADDRESS: '1000' } });
  const booking = await makeBooking();
  const guesses = Array.from({ length: 100 }, (_, number) =>
    open(linkTo({ ...booking, code: `guess-${number}` }), from('203.0.113.7')),
  );
  const statuses = (await Promise.all(guesses)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 404)).toHaveLength(10);
  expect((await truthOf(booking)).requests).toHaveLength(10);
});

test('guesses spread over the addresses of one block are slowed down together', async ({
  startMemorySite,
}) => {
  const { open } = startMemorySite({ settings: { ...behindProxy, MISSES_PER_ADDRESS: '2' } });
  const statuses: number[] = [];
  for (let host = 0; host < 60; host += 1) {
    const link = linkTo({ id: 800_000 + host, code: 'guess' });
    statuses.push((await open(link, from(`203.0.113.${host}`))).status);
  }
  // Twenty misses of the block, then thirty a minute in its slow lane.
  expect(statuses.indexOf(429)).toBe(50);
  expect((await open(linkTo({ id: 1, code: 'x' }), from('198.51.100.9'))).status).toBe(404);
});

test('whoever polls what cannot be read is asked to wait, and a customer there is not', async ({
  startMemorySite,
}) => {
  const { open } = startMemorySite({ settings: behindProxy });
  const poison = linkTo(await makeBooking({ fault: { wire: '503', on: ['read'] } }));
  const statuses: number[] = [];
  for (let times = 0; times < 12; times += 1)
    statuses.push((await open(poison, from('203.0.113.7'))).status);
  expect(statuses).toEqual([...Array<number>(10).fill(503), 429, 429]);
  expect((await open(linkTo(await makeBooking()), from('203.0.113.7'))).status).toBe(200);
});

test('a Redis that takes every question and answers none costs a tenth of a second, once', async ({
  startMemorySite,
}) => {
  const hanging = createServer(() => undefined);
  await new Promise<void>((resolve) => hanging.listen(0, '127.0.0.1', resolve));
  try {
    const { port } = hanging.address() as AddressInfo;
    const { open, said } = startMemorySite({
      settings: { REDIS_URL: `redis://127.0.0.1:${port}` },
    });
    const link = linkTo(await makeBooking());
    expect((await open(link)).status).toBe(200);
    const started = performance.now();
    for (let times = 0; times < 5; times += 1) expect((await open(link)).status).toBe(200);
    expect((performance.now() - started) / 5).toBeLessThan(100);
    expect(said()).toContain('"event":"limits-local"');
  } finally {
    hanging.close();
  }
});

test('a very long Accept-Language costs no more than a short one', async ({ startMemorySite }) => {
  const { open } = startMemorySite();
  const long = Array.from({ length: 3_000 }, (_, number) => `a${number % 10}-x`).join(',');
  await open('http://localhost/', { headers: { 'accept-language': 'sv' } });
  const before = process.cpuUsage();
  expect(
    (await open('http://localhost/', { headers: { 'accept-language': `fi,${long}` } })).location,
  ).toBe('/fi');
  expect(process.cpuUsage(before).user / 1_000).toBeLessThan(30);
});
