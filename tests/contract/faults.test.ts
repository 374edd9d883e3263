import { expect, test } from '@playwright/test';
import { cases, goneCases } from '../../tools/faults/matrix';
import { moveCases } from '../../tools/faults/move-matrix';
import { walkMatrix, walkMoveMatrix } from '../../tools/faults/run';

test('under every fault, at every step and on both sides of the commit, the page tells the truth', async () => {
  const rows = await walkMatrix();
  expect(rows).toHaveLength(cases.length + goneCases.length + 1);
  expect(rows.filter(({ wrong }) => wrong.length > 0)).toEqual([]);
  // A matrix in which nothing ever got through would prove little.
  for (const said of ['cancelled', 'not-cancelled', 'unconfirmed', 'unavailable', 'busy']) {
    expect(
      rows.some((row) => row.said === said),
      said,
    ).toBe(true);
  }
});

test('so it does through a change of time: no lie, one PUT, and always one booking', async () => {
  const rows = await walkMoveMatrix();
  expect(rows).toHaveLength(moveCases.length);
  expect(rows.filter(({ wrong }) => wrong.length > 0)).toEqual([]);
  for (const said of ['moved', 'not-moved', 'move-unconfirmed', 'choose-time'])
    expect(
      rows.some((row) => row.said === said),
      said,
    ).toBe(true);
});
