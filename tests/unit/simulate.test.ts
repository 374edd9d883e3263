import { expect, test } from '@playwright/test';
import { plantedFaults } from '../../tools/simulate/planted';
import { simulate } from '../../tools/simulate/simulate';

test('five hundred customers who act at random are told nothing untrue', async () => {
  const { found, pages } = await simulate({ seed: 20_261_124, customers: 500 });
  expect(found).toBeUndefined();
  // They saw every state.
  for (const state of [
    'cancellable',
    'too-late',
    'started',
    'cancelled',
    'confirm-again',
    'choose-time',
  ])
    expect(pages.get(state) ?? 0, state).toBeGreaterThan(10);
  for (const state of [
    'not-cancelled',
    'unconfirmed',
    'not-found',
    'unavailable',
    'busy',
    'kept',
    'moved',
  ])
    expect(pages.get(state) ?? 0, state).toBeGreaterThan(0);
});

test('one seed is one story', async () => {
  const twice = [
    await simulate({ seed: 7, customers: 20 }),
    await simulate({ seed: 7, customers: 20 }),
  ];
  expect([...(twice[0]?.pages ?? [])]).toEqual([...(twice[1]?.pages ?? [])]);
});

for (const [fault, planted] of Object.entries(plantedFaults))
  test(`the simulation finds that ${fault}`, async () => {
    const { found } = await simulate({ seed: 1, customers: 1_200, planted, shortest: false });
    expect(found?.what).toBeDefined();
  });
