import { expect, test } from '@playwright/test';
import { setMaxListeners } from 'node:events';
import { mock } from 'node:test';
import { z } from 'zod';
import { type Found, openLimits } from '@/lib/http/limits';
import { endless, startScriptedRedis } from '../support/scripted-redis';

const guesser = '203.0.113.7';
const elsewhere = '198.51.100.1';

/** Limits of their own, and what a visitor does there. */
function open({
  misses = 1000,
  presses = 1000,
  underWay = 1000,
  redisUrl,
  timeUp,
}: {
  misses?: number;
  presses?: number;
  underWay?: number;
  redisUrl?: string;
  timeUp?: () => AbortSignal;
} = {}) {
  const { admit, close } = openLimits({
    redisUrl,
    missesPerAddress: misses,
    pressesPerAddress: presses,
    concurrentPerAddress: underWay,
    keyedHash: (parts) => JSON.stringify(parts),
    onShared: () => undefined,
    patience: endless,
    ...(timeUp && { timeUp }),
  });
  const linkOf = (id: number, code = 'AB12') => ({ id, code });
  /** Asks for admission and settles at once; returns the admission. */
  const ask = async (
    found: Found,
    address: string | undefined,
    id: number,
    { act = 'opened', code = 'AB12' }: { act?: 'opened' | 'pressed'; code?: string } = {},
  ) => {
    const admission = await admit({ clientAddress: address, link: linkOf(id, code) }, act);
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

/** Whether it was refused for so many seconds, less what the test took for getting there. */
const waits = (told: unknown, seconds: number) => {
  const { retryAfterSeconds } = z.object({ retryAfterSeconds: z.number() }).parse(told);
  expect(retryAfterSeconds).toBeGreaterThan(0);
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

test('after ten misses at one booking an address has one guess a minute', async () => {
  const { ask, many } = open();
  const guess = (time: number) => ask('nothing', guesser, 1, { code: `guess ${time}` });
  expect(await many(10, guess)).toEqual(all(10, 'admitted'));
  const told = await guess(11);
  expect(told).toMatchObject({ kind: 'busy', limit: 'guesses' });
  waits(told, 60);
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
  // A link that opened its booking, here or elsewhere, always passes.
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
    const from = (time: number) =>
      address === undefined ? undefined : `10.${Math.ceil(time / 10)}.0.1`;
    const guess = (time: number) => ask('nothing', from(time), id, { code: `guess ${time}` });
    expect(await many(100, guess)).toEqual(all(100, 'admitted'));
    // A newcomer has three guesses in a lane of their own; the others share five in ten seconds.
    const told = await many(10, (time) => guess(100 + time));
    expect(told.filter((one) => one === 'admitted').length).toBeLessThan(10);
    const refused = await guess(111 + 9);
    expect(refused).toMatchObject({ kind: 'busy', limit: 'guesses' });
    waits(refused, 10);
  }
  expect(await ask('nothing', undefined, 3)).toBe('admitted');
});

test('guesses that are refused count against nobody else', async () => {
  const { ask, many } = open();
  await many(200, (time) => ask('nothing', guesser, 1, { code: `guess ${time}` }));
  const others = await many(40, (time) =>
    ask('nothing', `10.${time}.0.1`, 1, { code: `other ${time}` }),
  );
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

test('an address has so many requests under way at once, known or not, and one more waits for seconds', async () => {
  const patience = new AbortController();
  const { admit, ask, linkOf } = open({ underWay: 2, timeUp: () => patience.signal });
  for (const id of [9, 10, 11]) await ask('booking', elsewhere, id);
  const begin = (id: number, address: string | undefined = guesser) =>
    admit({ clientAddress: address, link: linkOf(id) }, 'opened');
  const first = await begin(1);
  await begin(2);
  const third = begin(3);
  expect(await begin(3, elsewhere)).toMatchObject({ kind: 'admitted' });
  // Known links wait in a line of their own.
  for (const id of [9, 10])
    expect(await begin(id)).toMatchObject({ kind: 'admitted', known: true });
  const known = begin(11);
  if (first.kind === 'admitted') await first.settle('nothing');
  expect(await third).toMatchObject({ kind: 'admitted' });
  const fourth = begin(4);
  await new Promise((resolve) => setImmediate(resolve));
  patience.abort();
  const refused = { kind: 'busy', limit: 'under-way', retryAfterSeconds: 2 };
  expect(await fourth).toEqual(refused);
  expect(await known).toEqual(refused);
  expect(await begin(5)).toEqual(refused);
  for (const id of [11, 12, 13])
    expect(await admit({ clientAddress: undefined, link: linkOf(id) }, 'opened')).toMatchObject({
      kind: 'admitted',
    });
});

test('two hundred phones behind one address all get in, in order, and count as no guess', async () => {
  const { admit, linkOf, ask } = open({ underWay: 12, misses: 30 });
  const served: number[] = [];
  let now = 0;
  let most = 0;
  const visit = async (id: number) => {
    const admission = await admit({ clientAddress: guesser, link: linkOf(id) }, 'opened');
    if (admission.kind === 'busy') return admission;
    most = Math.max(most, (now += 1));
    served.push(id);
    await new Promise((resolve) => setImmediate(resolve));
    now -= 1;
    await admission.settle('booking');
    return 'admitted';
  };
  const ids = Array.from({ length: 200 }, (_, number) => number + 1);
  expect(await Promise.all(ids.map(visit))).toEqual(all(200, 'admitted'));
  expect(most).toBe(12);
  expect(served).toEqual(ids);
  expect(await ask('nothing', guesser, 201)).toBe('admitted');
});

test('of two thousand guesses at once a bounded number waits, and no other address waits for them', async () => {
  const patience = new AbortController();
  setMaxListeners(0, patience.signal);
  const { admit, ask, linkOf } = open({ underWay: 12, timeUp: () => patience.signal });
  const flood = Array.from({ length: 2_000 }, (_, number) =>
    admit({ clientAddress: guesser, link: linkOf(number + 1) }, 'opened'),
  );
  const told = flood.map(async (one) => {
    const { kind } = await one;
    return kind;
  });
  for (let id = 3_001; id < 3_100; id += 1)
    expect(await ask('booking', elsewhere, id)).toBe('admitted');
  patience.abort();
  const kinds = await Promise.all(told);
  expect(kinds.filter((kind) => kind === 'admitted')).toHaveLength(12);
  expect(await ask('booking', elsewhere, 4_000)).toBe('admitted');
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
    const begin = () => admit({ clientAddress: guesser, link: linkOf(1) }, act);
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
  const begin = () => admit({ clientAddress: guesser, link: linkOf(1) }, 'opened');
  const [first, second] = [await begin(), await begin()];
  if (second.kind === 'admitted') await second.settle('unclear');
  expect(await many(12, () => ask('unclear', guesser, 1))).toEqual(all(12, 'admitted'));
  if (first.kind === 'admitted') await first.settle('nothing');
  const guess = (time: number) => ask('nothing', guesser, 1, { code: `guess ${time}` });
  await many(9, guess);
  expect(await guess(10)).toMatchObject({ limit: 'guesses' });
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
    await ask('unclear', guesser, 2);
    expect(held()).toEqual({
      'press-link:[1,"AB12"]': [1, 600],
      'press-address:["address","203.0.113.7"]': [1, 600],
      'miss-pair:["pair","203.0.113.7",1]': [1, 600],
      'miss-booking:["booking",1]': [1, 600],
      'miss-address:["address","203.0.113.7"]': [1, 600],
      'miss-network:["network","203.0.113.0/24"]': [1, 600],
      'miss-code:[1,"AB12"]': [1, 600],
      // What opened, or could not be seen, was given back.
      'miss-pair:["pair","203.0.113.7",2]': [0, 600],
      'miss-booking:["booking",2]': [0, 600],
      'hit:[2,"ab12"]': [1, 20 * 24 * 60 * 60],
      'miss-pair:["pair","203.0.113.7",3]': [0, 600],
      'open-link:["known",2]': [1, 60],
      'miss-booking:["booking",3]': [0, 600],
      'unclear-pair:["pair","203.0.113.7",3]': [1, 30],
      'miss-booking:["booking",4]': [0, 600],
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
      'slow-address:["address","203.0.113.7"]': [31, 60],
      'miss-address:["address","203.0.113.7"]': [33, 600],
      'miss-network:["network","203.0.113.0/24"]': [33, 600],
      'miss-pair:["pair","203.0.113.7",41]': [1, 600],
      'miss-booking:["booking",41]': [0, 600],
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
      for (const act of acts) await admit({ clientAddress: guesser, link: linkOf(1) }, act);
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

test('one code is one miss however often it is opened, and the right link gets in beside its damaged twin', async () => {
  const { ask, many } = open({ misses: 30 });
  const damaged = { code: 'AB12.' };
  expect(await many(100, () => ask('nothing', guesser, 1, damaged))).toEqual(all(100, 'admitted'));
  expect(await ask('booking', guesser, 1)).toBe('admitted');
  // A press of it is no further guess either.
  const press = { ...damaged, act: 'pressed' } as const;
  expect(await many(10, () => ask('nothing', guesser, 1, press))).toEqual(all(10, 'admitted'));
  const guess = (time: number) => ask('nothing', guesser, 1, { code: `guess ${time}` });
  expect(await many(9, guess)).toEqual(all(9, 'admitted'));
  expect(await guess(10)).toMatchObject({ kind: 'busy', limit: 'guesses' });
});

test('a code in other letters is another guess, until it opened its booking', async () => {
  const { ask, many } = open();
  const spelled = (time: number) =>
    Array.from('abcdefghij', (letter, place) =>
      (time >> place) % 2 === 0 ? letter : letter.toUpperCase(),
    ).join('');
  const guess = (time: number) => ask('nothing', guesser, 1, { code: spelled(time) });
  expect(await many(10, guess)).toEqual(all(10, 'admitted'));
  expect(await guess(11)).toMatchObject({ kind: 'busy', limit: 'guesses' });
  expect(await ask('booking', elsewhere, 1, { code: spelled(12) })).toBe('admitted');
  expect(await ask('booking', guesser, 1, { code: spelled(13) })).toBe('known');
});

test('a known link is opened so often in a minute, however it is spelled, and others are not slowed', async () => {
  const { ask, many } = open({ underWay: 2 });
  await ask('booking', guesser, 1);
  await ask('booking', guesser, 2);
  const openIt = (time: number) =>
    ask('booking', elsewhere, 1, { code: time % 2 === 0 ? 'AB12' : 'ab12' });
  expect(await many(40, openIt)).toEqual(all(40, 'known'));
  const told = await openIt(41);
  expect(told).toMatchObject({ kind: 'busy', limit: 'openings' });
  waits(told, 60);
  expect(await ask('booking', elsewhere, 2)).toBe('known');
  // What was typed is not lost to it: a press is counted apart.
  expect(await ask('booking', elsewhere, 1, { act: 'pressed' })).toBe('known');
});

test('twenty presses of one link are its last in any spelling', async () => {
  const { ask, many } = open();
  await ask('booking', guesser, 1);
  const press = (time: number) =>
    ask('booking', guesser, 1, { act: 'pressed', code: time % 2 === 0 ? 'AB12' : 'aB12' });
  expect(await many(20, press)).toEqual(all(20, 'known'));
  expect(await press(21)).toMatchObject({ limit: 'presses' });
  // Presses by somebody who knows only the number count for nobody else.
  const junk = { act: 'pressed', code: 'junk' } as const;
  expect(await ask('nothing', elsewhere, 1, junk)).toBe('admitted');
});

test('after three hundred misses on three bookings a network has thirty guesses a minute, not thirty for each', async () => {
  const { ask, many } = open({ misses: 30 });
  const guess = (time: number) =>
    ask('nothing', `203.0.113.${time % 250}`, 1 + (time % 3), { code: `guess ${time}` });
  await many(300, guess);
  const further = await many(400, (time) =>
    time % 4 === 0 ? ask('nothing', `203.0.113.${time % 250}`, 1_000 + time) : guess(300 + time),
  );
  expect(further.filter((told) => told === 'admitted').length).toBeLessThanOrEqual(30);
});

/** Runs with a clock of its own, in which counts are forgotten. */
async function withClock(use: (pass: (seconds: number) => void) => Promise<void>) {
  mock.timers.enable({ apis: ['Date', 'setTimeout'] });
  try {
    await use((seconds) => mock.timers.tick(seconds * 1_000));
  } finally {
    mock.timers.reset();
  }
}

/** A hundred guesses at booking 1, ten from each of so many networks, and then more of them. */
const guessFromNetworks = (limits: ReturnType<typeof open>, times: number, name: string) =>
  limits.many(times, (time) =>
    limits.ask('nothing', `10.${Math.ceil(time / 10)}.0.1`, 1, { code: `${name} ${time}` }),
  );

test('who knows only the number keeps the owner of an unopened link out for a second', () =>
  withClock(async (pass) => {
    const limits = open();
    await guessFromNetworks(limits, 340, 'guess');
    pass(1);
    expect(await limits.ask('nothing', elsewhere, 1)).toBe('admitted');
    // A persistent guesser cannot fill her lane: it is no longer new to the booking.
    pass(1);
    await guessFromNetworks(limits, 340, 'further');
    expect(await limits.ask('booking', '198.51.101.1', 1)).toBe('admitted');
  }));

test('a hundred misses at one booking leave a hundred and fifty guesses a minute for all the world', () =>
  withClock(async (pass) => {
    const limits = open();
    await guessFromNetworks(limits, 100, 'guess');
    let passed = 0;
    // From a network that is new there, and from one that is not, each fifty times a second.
    for (let second = 0; second < 60; second += 1) {
      for (let time = 0; time < 50; time += 1) {
        const fresh = `11.${second}.${time}.1`;
        const told = await limits.ask('nothing', fresh, 1, { code: fresh });
        const unknown = await limits.ask('nothing', undefined, 1, { code: `unknown ${fresh}` });
        passed += [told, unknown].filter((one) => one === 'admitted').length;
      }
      pass(1);
    }
    expect(passed).toBe(150);
  }));

test('behind the guesser’s own address the owner of an unopened link gets in after a minute', () =>
  withClock(async (pass) => {
    const { ask, many } = open();
    const guess = (time: number) => ask('nothing', guesser, 1, { code: `guess ${time}` });
    expect((await many(40, guess)).filter((told) => told === 'admitted')).toHaveLength(10);
    expect(await ask('booking', guesser, 1)).toMatchObject({ retryAfterSeconds: 60 });
    pass(60);
    expect(await ask('booking', guesser, 1)).toBe('admitted');
  }));

test('who guesses one booking for ten minutes from one address has ten guesses and one a minute', () =>
  withClock(async (pass) => {
    const { ask } = open();
    let passed = 0;
    for (let second = 0; second < 600; second += 1) {
      for (const time of [1, 2, 3])
        if ((await ask('nothing', guesser, 1, { code: `${second} ${time}` })) === 'admitted')
          passed += 1;
      pass(1);
    }
    expect(passed).toBeGreaterThanOrEqual(19);
    expect(passed).toBeLessThanOrEqual(21);
  }));

test('a guess that its own address is refused for takes no turn from others at the booking', () =>
  withClock(async (pass) => {
    const limits = open({ misses: 40 });
    await guessFromNetworks(limits, 110, 'guess');
    await limits.many(71, (time) => limits.ask('nothing', guesser, 100 + time));
    pass(1);
    const refused = await limits.many(60, (time) =>
      limits.ask('nothing', guesser, 1, { code: `more ${time}` }),
    );
    expect(refused.filter((told) => told === 'admitted')).toEqual([]);
    expect(await limits.ask('booking', elsewhere, 1)).toBe('admitted');
  }));

test('a damaged code is forgotten after ten minutes, and is then one miss again', () =>
  withClock(async (pass) => {
    const { ask, many } = open({ misses: 1 });
    await many(5, () => ask('nothing', guesser, 1, { code: 'damaged' }));
    pass(600);
    expect(await ask('nothing', guesser, 1, { code: 'damaged' })).toBe('admitted');
    const others = await many(31, (time) => ask('nothing', guesser, 1 + time));
    expect(others.filter((told) => told === 'admitted')).toHaveLength(30);
  }));
