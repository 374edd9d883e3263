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
