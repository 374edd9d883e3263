import { expect } from '@playwright/test';
import { startHeldApi } from '../support/held-api';
import { signInSettings } from '../../tools/support/change-time';
import { test } from '../../tools/support/memory-site';
import { changeBooking, linkTo, makeBooking, truthOf } from '../../tools/support/sandbox';
import { startScriptedRedis } from '../support/scripted-redis';

/** A visitor with too many requests does not block others. */

const behindProxy = { TRUSTED_PROXY_HOPS: '1' };
const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });

test('three hundred slow reads of one address leave a known customer elsewhere a quick page', async ({
  startMemorySite,
}) => {
  // No guess is answered before the test allows it.
  const api = await startHeldApi(({ url = '' }) => url.includes('guess-'));
  const { open } = startMemorySite({ settings: { ...behindProxy, BOKAMERA_API_URL: api.url } });
  const customer = linkTo(await makeBooking());
  expect((await open(customer, from('198.51.100.1'))).status).toBe(200);

  const slow = await makeBooking();
  const flood = Array.from({ length: 300 }, (_, number) =>
    open(linkTo({ ...slow, code: `guess-${number}` }), from('203.0.113.7')),
  );
  await expect.poll(api.held).toBeGreaterThan(0);
  expect((await open(customer, from('198.51.100.1'))).status).toBe(200);
  api.release();
  const statuses = (await Promise.all(flood)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(280);
  api.stop();
});

test('one booking whose read always fails pauses the API for nobody else', async ({
  startMemorySite,
}) => {
  const { open } = startMemorySite({ settings: behindProxy, tuning: { failuresInARow: 8 } });
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
  const { open } = startMemorySite({
    settings: behindProxy,
    tuning: { concurrentPerAddress: 1000 },
  });
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
  const { open } = startMemorySite({ settings: behindProxy, tuning: { missesPerAddress: 2 } });
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

test('no page asks a Redis that takes every question and answers none, or waits for it', async ({
  startMemorySite,
}) => {
  const redis = await startScriptedRedis();
  redis.fallSilent();
  try {
    const { open, said } = startMemorySite({ settings: { REDIS_URL: redis.url } });
    const link = linkTo(await makeBooking());
    for (let times = 0; times < 6; times += 1) expect((await open(link)).status).toBe(200);
    // After its first commands a connection gets no more requests.
    const beginnings = ['hello', 'info', 'client'];
    expect(redis.asked.filter((name) => !beginnings.includes(name))).toEqual([]);
    await expect.poll(said).toContain('"event":"limits-local"');
  } finally {
    redis.stop();
  }
});

test('of a very long Accept-Language only the beginning is read', async ({ startMemorySite }) => {
  const { open } = startMemorySite();
  const long = Array.from({ length: 3_000 }, (_, number) => `a${number % 10}-x`).join(',');
  const ledTo = async (wanted: string) =>
    (await open('http://localhost/', { headers: { 'accept-language': wanted } })).location;
  expect(await ledTo(`fi,${long}`)).toBe('/fi');
  expect(await ledTo(`${long},fi`)).toBe('/sv');
});

/** Every way to write a code of letters in capitals and small letters. */
const spellings = (code: string, many: number) =>
  Array.from({ length: many }, (_, number) =>
    Array.from(code, (letter, place) =>
      (number >> place) % 2 === 0 ? letter.toUpperCase() : letter.toLowerCase(),
    ).join(''),
  );

test('400 requests of one link at once, in any spelling and on any of its addresses, leave ten other customers their pages', async ({
  startMemorySite,
}) => {
  const { open } = startMemorySite({ settings: { ...behindProxy, ...signInSettings() } });
  const others = await Promise.all(Array.from({ length: 10 }, () => makeBooking()));
  for (const [number, other] of others.entries())
    await open(linkTo(other), from(`198.51.100.${number}`));
  const abused = await makeBooking({ code: 'ABCDEFGHIJ' });
  const below = ['?', '/time?', '/kept?', '/calendar?'];
  const links = spellings(abused.code, 400).map((code, number) =>
    linkTo({ ...abused, code }).replace('?', below[number % below.length] ?? '?'),
  );
  for (const [number, link] of links.entries()) await open(link, from(`10.0.${number}.1`));
  await changeBooking(abused, {
    fault: { wire: 'delay', milliseconds: 1_000, on: ['read', 'times'] },
  });
  const flood = links.map((link, number) => open(link, from(`10.0.${number}.1`)));
  const pages = await Promise.all(
    others.map((other, number) => open(linkTo(other), from(`198.51.100.${number}`))),
  );
  expect(pages.map(({ status }) => status)).toEqual(Array(10).fill(200));
  await Promise.all(flood);
});

test('a damaged link opened many times is one guess and one question, and the right one then opens', async ({
  startMemorySite,
}) => {
  const { open } = startMemorySite();
  const booking = await makeBooking();
  const damaged = linkTo({ ...booking, code: `${booking.code}X` });
  for (let times = 0; times < 30; times += 1) expect((await open(damaged)).status).toBe(404);
  expect((await truthOf(booking)).requests).toHaveLength(1);
  expect((await open(linkTo(booking))).status).toBe(200);
});

test('a damaged link is asked about again after a minute, since its booking may be new', async ({
  startMemorySite,
}) => {
  const { open, pass } = startMemorySite();
  const booking = await makeBooking();
  const damaged = linkTo({ ...booking, code: `${booking.code}X` });
  await open(damaged);
  pass(60_000);
  await open(damaged);
  expect((await truthOf(booking)).requests).toHaveLength(2);
});

test('the page that asks a guesser to wait keeps the form to type number and code', async ({
  startMemorySite,
}) => {
  const { open } = startMemorySite({ settings: behindProxy });
  const booking = await makeBooking();
  for (let code = 0; code < 10; code += 1)
    await open(linkTo({ ...booking, code: `guess-${code}` }), from('203.0.113.7'));
  const busy = await open(linkTo({ ...booking, code: 'guess-10' }), from('203.0.113.7'));
  expect([busy.status, busy.state]).toEqual([429, 'busy']);
  expect(busy.body).toContain('id="find-code"');
});

test('a page left open for more than a week asks once more, with everything kept', async ({
  startMemorySite,
}) => {
  const { open, press, pass } = startMemorySite();
  const booking = await makeBooking({ startsIn: 60 * 24 * 60 });
  const link = linkTo(booking);
  const page = await open(link);
  pass(8 * 24 * 60 * 60 * 1000);
  const asked = await press(link, page, { comment: 'Mina ord' });
  expect(asked.state).toBe('confirm-again');
  expect(asked.body).toContain('Mina ord');
  expect((await truthOf(booking)).deletes).toBe(0);
  pass(5_000);
  expect((await press(link, asked, { comment: 'Mina ord' })).status).toBe(303);
  expect((await truthOf(booking)).cancelled).toBe(true);
});
