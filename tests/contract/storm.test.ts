import { expect, test } from '@playwright/test';
import { storm } from '../../tools/storm/run';

test('a storm never asks more at once than configured, and everybody is answered with the truth', async () => {
  const slow = await storm({
    visitors: 120,
    latency: 200,
    connections: 8,
    waiting: 40,
    // Waiting visitors get a turn on any machine; refused ones are refused at once.
    budget: 60_000,
  });
  expect(slow.mostAtOnce).toBeLessThanOrEqual(8);
  expect(slow.answered).toBe(120);
  expect(slow.otherStates).toEqual([]);
  expect(slow.mixedUp).toBe(0);
  expect(slow.pages).toBeGreaterThan(0);
  expect(slow.recovered).toBe(true);
});

test('while the API is down everybody is told so, and it comes back by itself', async () => {
  const down = await storm({
    visitors: 120,
    latency: 'down',
    connections: 8,
    waiting: 40,
    budget: 5_000,
  });
  expect(down.answered).toBe(120);
  expect(down.pages).toBe(0);
  expect(down.otherStates).toEqual([]);
  expect(down.recovered).toBe(true);
});
