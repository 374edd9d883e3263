import { expect, test } from '@playwright/test';
import { mostKeys, openCounters, usualPatience } from '@/lib/http/counters';
import { endless, startScriptedRedis } from '../support/scripted-redis';

const open = () => openCounters(undefined, () => undefined).open('guesses', 10, 600);

test('a counter in memory never grows beyond its bound, and forgets the oldest of what counted once', async () => {
  const counter = open();
  for (let guess = 0; guess < mostKeys; guess += 1) await counter.add(`guess ${guess}`);
  expect(await counter.count('guess 0')).toBe(1);
  await counter.add('one too many');
  expect(await counter.count('guess 0')).toBe(0);
  expect(await counter.count('one too many')).toBe(1);
});

test('what was counted often is not pushed out by ten thousand others that were counted once', async () => {
  const counter = open();
  await counter.add('often');
  await counter.add('often');
  for (let guess = 0; guess < mostKeys * 2; guess += 1) await counter.add(`guess ${guess}`);
  expect(await counter.count('often')).toBe(2);
});

test('a counter tells how many there are, until when, and takes one back', async () => {
  const counter = open();
  expect(counter.points).toBe(10);
  expect(await counter.count('a')).toBe(0);
  const { count, milliseconds } = await counter.add('a');
  expect(count).toBe(1);
  expect(milliseconds).toBeGreaterThan(300_000);
  expect(milliseconds).toBeLessThanOrEqual(600_000);
  expect((await counter.add('a')).count).toBe(2);
  await counter.giveBack('a');
  expect(await counter.count('a')).toBe(1);
  expect(await counter.count('b')).toBe(0);
});

test('counters that are closed hold nothing any more', async () => {
  const counters = openCounters(undefined, () => undefined);
  const counter = counters.open('guesses', 10, 600);
  await counter.add('a');
  counters.close();
  expect(await counter.count('a')).toBe(0);
});

test('where Redis is away, counting goes on here, is told once, and nobody waits', async () => {
  const told: boolean[] = [];
  const counters = openCounters('redis://127.0.0.1:1', (shared) => told.push(shared));
  try {
    await counters.redisChecked;
    const counter = counters.open('guesses', 10, 600);
    expect((await counter.add('a')).count).toBe(1);
    expect((await counter.add('a')).count).toBe(2);
    expect(await counter.count('a')).toBe(2);
    expect(told).toEqual([false]);
  } finally {
    counters.close();
  }
});

test('without Redis there is nothing to wait for, to tell or to end', async () => {
  const told: boolean[] = [];
  const counters = openCounters(undefined, (shared) => told.push(shared));
  await expect(counters.redisChecked).resolves.toBeUndefined();
  expect(() => counters.close()).not.toThrow();
  expect(told).toEqual([]);
});

/** A Redis of one's own, and two instances that count through it; what the first was told of it. */
async function share(patience = endless) {
  const redis = await startScriptedRedis();
  const told: boolean[] = [];
  const [here, there] = [
    openCounters(redis.url, (shared) => told.push(shared), patience),
    openCounters(redis.url, () => undefined, patience),
  ];
  await Promise.all([here.redisChecked, there.redisChecked]);
  const end = () => {
    here.close();
    there.close();
    redis.stop();
  };
  return { redis, told, here, there, end };
}

test('through Redis instances count together, under names of their own and for as long as was said', async () => {
  const { redis, told, here, there, end } = await share();
  try {
    expect(told).toEqual([true]);
    const counter = here.open('guesses', 10, 600);
    expect(await counter.add('a')).toEqual({ count: 1, milliseconds: 600_000 });
    expect(await there.open('guesses', 10, 600).add('a')).toMatchObject({ count: 2 });
    expect(await there.open('presses', 10, 60).add('a')).toMatchObject({ count: 1 });
    expect(await counter.count('a')).toBe(2);
    expect(await counter.count('b')).toBe(0);
    await counter.giveBack('a');
    expect(await counter.count('a')).toBe(1);
    expect([...redis.holds]).toEqual([
      ['guesses:a', { count: 1, seconds: 600 }],
      ['presses:a', { count: 1, seconds: 60 }],
    ]);
    expect(told).toEqual([true]);
  } finally {
    end();
  }
});

test('a Redis that no longer answers is asked once more, told of once, and then left alone', async () => {
  // Its answers come in time on any machine, and its silence is not waited for longer than that.
  const { redis, told, here, end } = await share({ ...endless, answer: 2_000 });
  try {
    const counter = here.open('guesses', 10, 600);
    await counter.add('a');
    redis.fallSilent();
    const { length } = redis.asked;
    for (let time = 1; time <= 100; time += 1) expect((await counter.add('a')).count).toBe(time);
    expect(redis.asked.slice(length)).toHaveLength(1);
    expect(told).toEqual([true, false]);
  } finally {
    end();
  }
});

test('a Redis that ends is told of, and counting goes on here without waiting for it', async () => {
  const { redis, told, here, end } = await share();
  try {
    const counter = here.open('guesses', 10, 600);
    await counter.add('a');
    redis.stop();
    await expect.poll(() => told).toEqual([true, false]);
    expect((await counter.add('a')).count).toBe(1);
    expect((await counter.add('a')).count).toBe(2);
  } finally {
    end();
  }
});

test('who ends its counters leaves Redis', async () => {
  const { redis, told, here, end } = await share();
  try {
    here.close();
    await expect.poll(() => told).toEqual([true, false]);
    const { length } = redis.asked;
    expect((await here.open('guesses', 10, 600).add('a')).count).toBe(1);
    expect(redis.asked).toHaveLength(length);
  } finally {
    end();
  }
});

test('how long Redis is waited for: it is a neighbour, or it is away', () => {
  expect(usualPatience).toEqual({ answer: 80, firstNews: 500, leftAlone: 5_000 });
});

test('a Redis that never says a word keeps nobody waiting', async () => {
  const redis = await startScriptedRedis();
  redis.fallSilent();
  const told: boolean[] = [];
  const counters = openCounters(redis.url, (shared) => told.push(shared));
  try {
    await counters.redisChecked;
    await expect.poll(() => told).toEqual([false]);
    expect((await counters.open('guesses', 10, 600).add('a')).count).toBe(1);
  } finally {
    counters.close();
    redis.stop();
  }
});
