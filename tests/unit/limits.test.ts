import { expect, test } from '@playwright/test';
import { z } from 'zod';
import { type Found, openLimits } from '@/lib/http/limits';
import { createUnderWay } from '@/lib/http/under-way';
import { startScriptedRedis } from '../support/scripted-redis';

const guesser = '203.0.113.7';
const elsewhere = '198.51.100.1';

/** Limits of their own, and what a visitor does there. */
function open({
  misses = 1000,
  presses = 1000,
  underWay = 1000,
  redisUrl,
}: { misses?: number; presses?: number; underWay?: number; redisUrl?: string } = {}) {
  const { admit, close } = openLimits({
    redisUrl,
    missesPerAddress: misses,
    pressesPerAddress: presses,
    underWayPerAddress: underWay,
    nameOf: (parts) => JSON.stringify(parts),
    onShared: () => undefined,
  });
  const linkOf = (id: number, code = 'AB12') => ({ id, code });
  /** Asks, and says at once what came of it; answers what it was told. */
  const ask = async (
    found: Found,
    address: string | undefined,
    id: number,
    { act = 'opened', code = 'AB12' }: { act?: 'opened' | 'pressed'; code?: string } = {},
  ) => {
    const admission = await admit({ address, link: linkOf(id, code) }, act);
    if (admission.kind === 'busy') return admission;
    await admission.settle(found);
    return admission.known ? 'known' : 'admitted';
  };
  const many = async (times: number, one: (time: number) => Promise<unknown>) => {
    const told: unknown[] = [];
    for (let time = 1; time <= times; time += 1) told.push(await one(time));
    return told;
  };
  return { admit, ask, many, close, linkOf };
}

/** Whether it was refused until about so many seconds from now. */
const waits = (told: unknown, seconds: number) => {
  const { retryAfterSeconds } = z.object({ retryAfterSeconds: z.number() }).parse(told);
  expect(retryAfterSeconds).toBeGreaterThan(seconds - 10);
  expect(retryAfterSeconds).toBeLessThanOrEqual(seconds);
};
const all = (times: number, told: string) => Array.from({ length: times }, () => told);
test('a link that opened its booking is known, and every other is not', async () => {
  const { ask } = open();
  expect(await ask('booking', guesser, 1)).toBe('admitted');
  expect(await ask('booking', elsewhere, 1)).toBe('known');
  expect(await ask('nothing', guesser, 1, { code: 'other' })).toBe('admitted');
  expect(await ask('nothing', guesser, 1, { code: 'other' })).toBe('admitted');
  expect(await ask('unclear', guesser, 2)).toBe('admitted');
  expect(await ask('nothing', guesser, 2)).toBe('admitted');
});

test('ten misses at one booking are one address’s last for ten minutes', async () => {
  const { ask, many } = open();
  const guess = (time: number) => ask('nothing', guesser, 1, { code: `guess ${time}` });
  expect(await many(10, guess)).toEqual(all(10, 'admitted'));
  const told = await guess(11);
  expect(told).toMatchObject({ kind: 'busy', limit: 'guesses' });
  waits(told, 600);
  expect(await ask('nothing', guesser, 2)).toBe('admitted');
  expect(await ask('nothing', elsewhere, 1)).toBe('admitted');
});

test('what opens its booking counts as no miss, and a known link is let through whatever was missed', async () => {
  const { ask, many } = open();
  const opens = (time: number) => ask('booking', guesser, 1, { code: `right ${time}` });
  expect(await many(30, opens)).toEqual(all(30, 'admitted'));
  await many(11, (time) => ask('nothing', guesser, 1, { code: `wrong ${time}` }));
  expect(await ask('booking', guesser, 1, { code: 'right 7' })).toBe('known');
});

test('ten reads in a row that say nothing slow down whoever asks, and nobody else', async () => {
  const { ask, many } = open();
  expect(await many(10, () => ask('unclear', guesser, 1))).toEqual(all(10, 'admitted'));
  expect(await ask('unclear', guesser, 1)).toEqual({
    kind: 'busy',
    limit: 'guesses',
    retryAfterSeconds: 10,
  });
  expect(await ask('booking', guesser, 2)).toBe('admitted');
  expect(await ask('booking', elsewhere, 1)).toBe('admitted');
  // A link that opened its booking, here or elsewhere, is never tired of.
  expect(await many(12, () => ask('unclear', guesser, 1))).toEqual(all(12, 'known'));
  expect(await many(12, () => ask('unclear', guesser, 2))).toEqual(all(12, 'known'));
});

test('reads that say nothing count as no miss', async () => {
  const { ask, many } = open({ misses: 2 });
  const told = await many(40, (time) => ask('unclear', guesser, time));
  expect(told).toEqual(all(40, 'admitted'));
});

test('an address with many misses is slowed to thirty a minute, and not shut', async () => {
  const { ask, many } = open({ misses: 2 });
  expect(await many(32, (time) => ask('nothing', guesser, time))).toEqual(all(32, 'admitted'));
  const told = await ask('nothing', guesser, 33);
  expect(told).toMatchObject({ kind: 'busy', limit: 'guesses' });
  waits(told, 60);
  expect(await ask('nothing', '203.0.113.8', 34)).toBe('admitted');
});

test('guesses from many addresses of one block are slowed down together', async () => {
  const { ask, many } = open({ misses: 1 });
  const guess = (time: number) => ask('nothing', `203.0.113.${time}`, time);
  expect(await many(40, guess)).toEqual(all(40, 'admitted'));
  expect(await guess(41)).toMatchObject({ kind: 'busy', limit: 'guesses' });
  expect(await ask('nothing', elsewhere, 42)).toBe('admitted');
});

test('a hundred misses at one booking, from wherever, slow its guessers down', async () => {
  const { ask, many } = open();
  for (const address of [undefined, elsewhere]) {
    const id = address === undefined ? 1 : 2;
    const from = (time: number) => (address === undefined ? undefined : `10.${time}.0.1`);
    const guess = (time: number) => ask('nothing', from(time), id, { code: `guess ${time}` });
    expect(await many(130, guess)).toEqual(all(130, 'admitted'));
    expect(await guess(131)).toMatchObject({ kind: 'busy', limit: 'guesses' });
  }
  expect(await ask('nothing', undefined, 3)).toBe('admitted');
});

test('guesses that are refused count against nobody else', async () => {
  const { ask, many } = open();
  await many(200, (time) => ask('nothing', guesser, 1, { code: `guess ${time}` }));
  const others = await many(40, (time) => ask('nothing', `10.${time}.0.1`, 1));
  expect(others).toEqual(all(40, 'admitted'));
});

test('twenty presses of one link are its last for ten minutes, known or not', async () => {
  const { ask, many } = open();
  await ask('booking', guesser, 1);
  const press = () => ask('booking', guesser, 1, { act: 'pressed' });
  expect(await many(20, press)).toEqual(all(20, 'known'));
  const told = await press();
  expect(told).toMatchObject({ kind: 'busy', limit: 'presses' });
  waits(told, 600);
  expect(await ask('booking', guesser, 1)).toBe('known');
});

test('an address presses links that are not known so often, and known ones as it likes', async () => {
  const { ask, many } = open({ presses: 3 });
  const press = (id: number, address: string | undefined = guesser) =>
    ask('nothing', address, id, { act: 'pressed' });
  expect(await many(3, press)).toEqual(all(3, 'admitted'));
  const told = await press(4);
  expect(told).toMatchObject({ kind: 'busy', limit: 'presses' });
  waits(told, 600);
  expect(await press(4, elsewhere)).toBe('admitted');
  const unseen = (time: number) => ask('nothing', undefined, 100 + time, { act: 'pressed' });
  expect(await many(5, unseen)).toEqual(all(5, 'admitted'));
  expect(await ask('booking', guesser, 5)).toBe('admitted');
  expect(await press(5)).toBe('known');
});

test('an address has so many requests under way at once', async () => {
  const { admit, ask, linkOf } = open({ underWay: 2 });
  await ask('booking', elsewhere, 9);
  const begin = (id: number, address: string | undefined = guesser) =>
    admit({ address, link: linkOf(id) }, 'opened');
  const first = await begin(1);
  await begin(2);
  expect(await begin(3)).toEqual({ kind: 'busy', limit: 'under-way', retryAfterSeconds: 2 });
  expect(await begin(3, elsewhere)).toMatchObject({ kind: 'admitted' });
  expect(await begin(9)).toMatchObject({ kind: 'admitted', known: true });
  for (const id of [11, 12, 13])
    expect(await admit({ address: undefined, link: linkOf(id) }, 'opened')).toMatchObject({
      kind: 'admitted',
    });
  if (first.kind === 'admitted') await first.settle('nothing');
  expect(await begin(3)).toMatchObject({ kind: 'admitted' });
});

test('a request that is refused is under way no more', async () => {
  const { ask, many } = open({ underWay: 1 });
  await many(10, (time) => ask('nothing', guesser, 1, { code: `guess ${time}` }));
  for (const time of [11, 12])
    expect(await ask('nothing', guesser, 1, { code: `guess ${time}` })).toMatchObject({
      limit: 'guesses',
    });
});

test('who opens a link that is just being read guesses nothing more, and who presses it does', async () => {
  for (const act of ['opened', 'pressed'] as const) {
    const { admit, ask, linkOf } = open();
    const begin = () => admit({ address: guesser, link: linkOf(1) }, act);
    const begun = await Promise.all(Array.from({ length: 15 }, begin));
    const admitted = begun.filter(({ kind }) => kind === 'admitted');
    expect(admitted).toHaveLength(act === 'opened' ? 15 : 10);
    for (const one of begun) if (one.kind === 'admitted') await one.settle('nothing');
    const next = await ask('nothing', guesser, 1, { code: 'another' });
    if (act === 'opened') expect(next).toBe('admitted');
    else expect(next).toMatchObject({ limit: 'guesses' });
  }
});

test('a link is being read until the first who opened it has an answer', async () => {
  const { admit, ask, linkOf, many } = open();
  const begin = () => admit({ address: guesser, link: linkOf(1) }, 'opened');
  const [first, second] = [await begin(), await begin()];
  if (second.kind === 'admitted') await second.settle('unclear');
  expect(await many(12, () => ask('unclear', guesser, 1))).toEqual(all(12, 'admitted'));
  if (first.kind === 'admitted') await first.settle('nothing');
  await many(9, () => ask('nothing', guesser, 1));
  expect(await ask('nothing', guesser, 1)).toMatchObject({ limit: 'guesses' });
});

test('a bound of what is under way counts each key apart, and forgets what has ended', () => {
  const { begin } = createUnderWay(2);
  const [one, two] = [begin('a'), begin('a')];
  expect(begin('a')).toBeUndefined();
  expect(begin('b')).toBeDefined();
  one?.();
  const three = begin('a');
  expect(three).toBeDefined();
  expect(begin('a')).toBeUndefined();
  two?.();
  three?.();
  expect([begin('a'), begin('a'), begin('a')].filter(Boolean)).toHaveLength(2);
});

/** Limits that are shared through a Redis of their own, and what it holds: counted, and for how many seconds. */
async function openShared() {
  const redis = await startScriptedRedis();
  const limits = open({ redisUrl: redis.url, misses: 3 });
  const held = () =>
    Object.fromEntries(
      [...redis.holds].map(([key, { count, seconds }]) => [key, [count, seconds]]),
    );
  const end = () => {
    limits.close();
    redis.stop();
  };
  return { ...limits, redis, held, end };
}

test('instances share each count under a name of its own, for as long as it is held against anybody', async () => {
  const { ask, held, end } = await openShared();
  try {
    await ask('nothing', guesser, 1, { act: 'pressed' });
    await ask('booking', guesser, 2);
    await ask('unclear', guesser, 3);
    await ask('unclear', undefined, 4);
    expect(held()).toEqual({
      'press-link:[1,"AB12"]': [1, 600],
      'press-address:["address","203.0.113.7"]': [1, 600],
      'miss-pair:["pair","203.0.113.7",1]': [1, 600],
      'miss-booking:1': [1, 600],
      'miss-address:["address","203.0.113.7"]': [1, 600],
      'miss-network:["network","203.0.113.0/24"]': [1, 600],
      // What opened, or could not be seen, was given back.
      'miss-pair:["pair","203.0.113.7",2]': [0, 600],
      'miss-booking:2': [0, 600],
      'hit:[2,"AB12"]': [1, 20 * 24 * 60 * 60],
      'miss-pair:["pair","203.0.113.7",3]': [0, 600],
      'miss-booking:3': [0, 600],
      'unclear-pair:["pair","203.0.113.7",3]': [1, 30],
      'miss-booking:4': [0, 600],
      'unclear-pair:["pair","",4]': [1, 30],
    });
  } finally {
    end();
  }
});

test('a guess that is refused stays counted for who guessed, and for nobody else', async () => {
  const { ask, many, held, end } = await openShared();
  try {
    await many(3, (time) => ask('nothing', guesser, time));
    await many(31, (time) => ask('nothing', guesser, 10 + time));
    expect(held()).toMatchObject({
      'slow:["address","203.0.113.7"]': [31, 60],
      'miss-address:["address","203.0.113.7"]': [33, 600],
      'miss-network:["network","203.0.113.0/24"]': [33, 600],
      'miss-pair:["pair","203.0.113.7",41]': [1, 600],
      'miss-booking:41': [0, 600],
    });
  } finally {
    end();
  }
});

test('a press of a link that is just being read is a guess of its own, and so is a reading beside a press', async () => {
  for (const acts of [
    ['opened', 'pressed'],
    ['pressed', 'opened'],
  ] as const) {
    const { admit, linkOf, held, end } = await openShared();
    try {
      for (const act of acts) await admit({ address: guesser, link: linkOf(1) }, act);
      expect(held()).toMatchObject({ 'miss-pair:["pair","203.0.113.7",1]': [2, 600] });
    } finally {
      end();
    }
  }
});

test('where the store does not say how long, a minute is waited', async () => {
  for (const seconds of [0, -0.001]) {
    const { ask, redis, end } = await openShared();
    try {
      redis.holds.set('press-link:[1,"AB12"]', { count: 20, seconds });
      expect(await ask('booking', guesser, 1, { act: 'pressed' })).toEqual({
        kind: 'busy',
        limit: 'presses',
        retryAfterSeconds: 60,
      });
    } finally {
      end();
    }
  }
});
