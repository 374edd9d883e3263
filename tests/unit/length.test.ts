import { expect, test } from '@playwright/test';
import { lengthOf } from '@/lib/booking/length';
import { stockholm } from '../support/bookings';

/** How long a booking is called: in minutes, days or nights, by the clock on the wall. */

const told = (start: string, end: string | undefined, lengthInMinutes?: number) =>
  lengthOf({ start: stockholm(start), end: end ? stockholm(end) : undefined, lengthInMinutes });

for (const [start, end, minutes, unit, count] of [
  ['2026-11-27T14:30:00', '2026-11-27T15:30:00', 60, 'minutes', 60],
  ['2026-11-27T22:00:00', '2026-11-28T02:00:00', 240, 'minutes', 240],
  ['2026-11-27T22:00:00', '2026-11-28T06:00:00', 480, 'minutes', 480],
  ['2026-11-27T00:00:00', '2026-11-28T00:00:00', 1440, 'days', 1],
  ['2026-11-27T00:00:00', '2026-11-27T23:59:00', 1439, 'days', 1],
  ['2026-11-27T00:00:00', '2026-11-28T23:59:59', 2879, 'days', 2],
  ['2026-11-27T00:00:00', '2026-11-30T00:00:00', 4320, 'days', 3],
  ['2026-11-27T10:00:00', '2026-11-28T10:00:00', 1440, 'days', 1],
  ['2026-11-27T15:00:00', '2026-11-30T11:00:00', 4080, 'nights', 3],
  ['2026-11-27T15:00:00', '2026-11-28T11:00:00', 1200, 'nights', 1],
  // Over both changes of the clock: as the wall shows it, whatever has passed.
  ['2026-10-25T00:00:00', '2026-10-26T00:00:00', 1500, 'days', 1],
  ['2026-03-29T00:00:00', '2026-03-30T00:00:00', 1380, 'days', 1],
  ['2026-10-23T15:00:00', '2026-10-26T11:00:00', 4140, 'nights', 3],
  // From start and end alone.
  ['2026-11-27T15:00:00', '2026-11-30T11:00:00', undefined, 'nights', 3],
  // From the length alone.
  ['2026-11-27T00:00:00', undefined, 1440, 'days', 1],
  ['2026-11-27T15:00:00', undefined, 4080, 'nights', 3],
  ['2026-11-27T09:00:00', undefined, 3360, 'minutes', 3360],
] as const)
  test(`${start} to ${end}, ${minutes} minutes, is ${count} ${unit}`, () => {
    expect(told(start, end, minutes)).toEqual({ unit, count });
  });

test('what is longer than a day and neither days nor nights is told by its end alone', () => {
  expect(told('2026-11-27T09:00:00', '2026-11-29T17:00:00', 3360)).toBeUndefined();
  expect(told('2026-11-27T14:30:00', '2026-11-27T15:30:00')).toBeUndefined();
});

test('without a start only the length can be told', () => {
  const length = (lengthInMinutes: number | undefined) =>
    lengthOf({ start: undefined, end: undefined, lengthInMinutes });
  expect(length(60)).toEqual({ unit: 'minutes', count: 60 });
  expect(length(undefined)).toBeUndefined();
});
