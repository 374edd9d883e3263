import { expect, test } from '@playwright/test';
import { mostKeys, openCounters } from '@/lib/http/counters';

test('a counter in memory forgets what was counted longest ago, and never grows beyond its bound', async () => {
  const counter = openCounters(undefined, () => undefined).open('guesses', 10, 600);
  await counter.penalty('the first', 1);
  for (let guess = 1; guess < mostKeys; guess += 1) await counter.consume(`guess ${guess}`);
  expect((await counter.get('the first'))?.consumedPoints).toBe(1);
  await counter.consume('one too many');
  expect(await counter.get('the first')).toBeNull();
  expect((await counter.get('one too many'))?.consumedPoints).toBe(1);
});

test('a key that is counted again counts as new', async () => {
  const counter = openCounters(undefined, () => undefined).open('guesses', 10, 600);
  await counter.penalty('often', 1);
  for (let guess = 1; guess < mostKeys; guess += 1) await counter.consume(`guess ${guess}`);
  await counter.penalty('often', 1);
  await counter.consume('one too many');
  expect((await counter.get('often'))?.consumedPoints).toBe(2);
});
