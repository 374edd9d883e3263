import { expect, test } from '@playwright/test';
import type { Booking } from '@/lib/booking/booking';
import { momentOfInstant } from '@/lib/booking/moment';
import { factsOf } from '@/lib/signed-receipt/facts';
import { aShownBooking, stockholm } from '../support/bookings';

/** What a receipt states of when, each time by one clock. The deadline is 26 November, 14.30. */

const minute = 60_000;
const deadline = Date.parse('2026-11-26T13:30:00Z');
const clock = (at: number) => momentOfInstant(at, 'Europe/Stockholm');
const cancelled = (changes: Partial<Booking> = {}) =>
  aShownBooking({ status: 'cancelled', ...changes });
/** Of a press of ours that our clock saw confirmed then. */
const pressed = (at: number, changes: Partial<Booking> = {}) =>
  factsOf(cancelled(changes), clock(at), 'cancel', at);

test('where the API names a time, it is stated and decides whether that was in time', () => {
  const early = pressed(deadline - 5 * minute, { cancelledOn: stockholm('2026-11-26T14:25:30') });
  expect(early).toMatchObject({
    cancelled: { by: 'api', wall: '2026-11-26T14:25:30' },
    inTime: true,
  });
  // Our clock is slow or theirs is fast: by theirs it was too late, whatever ours says.
  const late = pressed(deadline - minute / 2, { cancelledOn: stockholm('2026-11-26T14:30:10') });
  expect(late.cancelled).toMatchObject({ by: 'api', wall: '2026-11-26T14:30:10' });
  expect(late.inTime).toBeUndefined();
  // And the other way about.
  const fast = pressed(deadline + minute, { cancelledOn: stockholm('2026-11-26T14:29:00') });
  expect(fast).toMatchObject({ cancelled: { by: 'api' }, inTime: true });
});

test('where the API names no time, our press is stated by our clock', () => {
  const facts = pressed(deadline - minute);
  expect(facts).toMatchObject({
    cancelled: { by: 'site', utc: ['2026-11-26T13:29:00.000Z'] },
    inTime: true,
  });
  expect(pressed(deadline).inTime).toBeUndefined();
});

test('where two clocks contradict each other, no time is stated and nothing called in time', () => {
  for (const contradicting of [
    // Ours is minutes slow.
    stockholm('2026-11-26T14:31:00'),
    stockholm('2027-11-26T14:31:00'),
    // Long before the press, which read the booking as active.
    stockholm('2026-11-26T13:00:00'),
  ]) {
    const facts = pressed(deadline - 5 * minute, { cancelledOn: contradicting });
    expect(facts.cancelled, contradicting.wall).toBeUndefined();
    expect(facts.inTime).toBeUndefined();
    expect(facts.deadline).toBeDefined();
  }
  const unmade = {
    cancelledOn: stockholm('2026-11-20T12:00:00'),
    madeOn: stockholm('2026-11-21T12:00:00'),
  };
  expect(factsOf(cancelled(unmade), undefined, 'receipt', deadline).cancelled).toBeUndefined();
});

test('when a cancel of somebody else was made is the API’s to say, and is never the time of asking', () => {
  const asked = (changes: Partial<Booking>) =>
    factsOf(cancelled(changes), undefined, 'receipt', deadline - 60 * minute);
  const silent = asked({});
  expect(silent.cancelled).toBeUndefined();
  expect(silent.inTime).toBeUndefined();
  const told = asked({ cancelledOn: stockholm('2026-11-20T12:00:00') });
  expect(told).toMatchObject({ cancelled: { by: 'api' }, inTime: true });
});
