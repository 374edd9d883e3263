import { expect, test } from '@playwright/test';
import { mostKeys, openCounters } from '@/lib/http/counters';

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
  expect(milliseconds).toBeGreaterThan(590_000);
  expect(milliseconds).toBeLessThanOrEqual(600_000);
  expect((await counter.add('a')).count).toBe(2);
  await counter.giveBack('a');
  expect(await counter.count('a')).toBe(1);
  expect(await counter.count('b')).toBe(0);
});

test('where Redis is away, counting goes on here, is told once, and nobody waits', async () => {
  const told: boolean[] = [];
  const counters = openCounters('redis://127.0.0.1:1', (shared) => told.push(shared));
  try {
    await counters.settled;
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
  await expect(counters.settled).resolves.toBeUndefined();
  expect(() => counters.close()).not.toThrow();
  expect(told).toEqual([]);
});
