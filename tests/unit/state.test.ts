import { expect, test } from '@playwright/test';
import { decideState } from '@/lib/booking/state';
import { aBooking, stockholm } from '../support/bookings';

const at = (iso: string) => Date.parse(iso);

test('a booking can be cancelled until its deadline, and not from it', () => {
  const booking = aBooking();
  expect(decideState(booking, at('2026-11-26T13:29:59Z')).state).toBe('cancellable');
  expect(decideState(booking, at('2026-11-26T13:30:00Z')).state).toBe('too-late');
});

test('a booking without a deadline can be cancelled until it starts', () => {
  const booking = aBooking({ deadline: undefined });
  expect(decideState(booking, at('2026-11-27T13:29:59Z')).state).toBe('cancellable');
  expect(decideState(booking, at('2026-11-27T13:30:00Z')).state).toBe('started');
});

test('a booking without a start or a deadline is left to the API', () => {
  const booking = aBooking({ start: undefined, deadline: undefined });
  expect(decideState(booking, at('2030-01-01T00:00:00Z'))).toMatchObject({
    state: 'cancellable',
    deadline: { kind: 'none' },
  });
});

test('a cancelled booking is cancelled, whatever the clock says', () => {
  const booking = aBooking({ status: 'cancelled' });
  expect(decideState(booking, at('2020-01-01T00:00:00Z')).state).toBe('cancelled');
  expect(decideState(booking, at('2030-01-01T00:00:00Z')).state).toBe('cancelled');
});

test('a status nobody has heard of is left to the API', () => {
  const booking = aBooking({ status: 'unknown' });
  expect(decideState(booking, at('2026-11-20T00:00:00Z')).state).toBe('cancellable');
});

test('in the hour that happens twice the page offers the cancel and says that it is in doubt', () => {
  const booking = aBooking({ deadline: stockholm('2026-10-25T02:30:00') });
  const first = at('2026-10-25T00:30:00Z');
  const second = at('2026-10-25T01:30:00Z');
  expect(decideState(booking, first - 1)).toMatchObject({ deadline: { kind: 'ahead' } });
  expect(decideState(booking, first)).toMatchObject({
    deadline: { kind: 'doubtful', clocksChange: true },
  });
  expect(decideState(booking, second).state).toBe('too-late');
});

test('nothing has passed within the doubt of our clock, and it is not said to be the night’s', () => {
  const clockDoubt = 120_000;
  const booking = aBooking({ clockDoubt });
  const deadline = at('2026-11-26T13:30:00Z');
  for (const [now, kind] of [
    [deadline - clockDoubt - 1, 'ahead'],
    [deadline - clockDoubt, 'doubtful'],
    [deadline + clockDoubt - 1, 'doubtful'],
  ] as const)
    expect(decideState(booking, now)).toMatchObject({ state: 'cancellable', deadline: { kind } });
  expect(decideState(booking, deadline)).toMatchObject({ deadline: { clocksChange: false } });
  expect(decideState(booking, deadline + clockDoubt)).toMatchObject({
    state: 'too-late',
    deadline: booking.deadline,
  });
  const open = aBooking({ clockDoubt, deadline: undefined });
  const start = at('2026-11-27T13:30:00Z');
  expect(decideState(open, start + clockDoubt - 1).state).toBe('cancellable');
  expect(decideState(open, start + clockDoubt).state).toBe('started');
});

test('a deadline that cannot be read is told apart from none', () => {
  const start = undefined;
  const of = (unreadable: readonly ('start' | 'deadline')[]) =>
    decideState(aBooking({ start, deadline: undefined, unreadable }), 0);
  expect(of(['deadline'])).toMatchObject({ deadline: { kind: 'unreadable' } });
  expect(of(['start'])).toMatchObject({ deadline: { kind: 'none' } });
});
