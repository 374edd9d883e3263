import { expect, test } from '@playwright/test';
import type { Attempt } from '@/lib/booking/booking-api';
import { judgeAttempt, provesCancelled } from '@/lib/booking/outcome';
import { aBooking } from '../support/bookings';

const active = aBooking();
const gone = aBooking({ status: 'cancelled' });
const declined: Attempt = { kind: 'declined' };
const unclear: Attempt = { kind: 'unclear', timedOut: true };

test('only the same booking in a cancelled status proves a cancellation', () => {
  expect(provesCancelled({ kind: 'answered', booking: gone }, gone.id)).toBe(true);
  expect(provesCancelled({ kind: 'answered', booking: gone }, 7)).toBe(false);
  expect(provesCancelled({ kind: 'answered', booking: active }, active.id)).toBe(false);
  expect(
    provesCancelled({ kind: 'answered', booking: aBooking({ status: 'unknown' }) }, active.id),
  ).toBe(false);
  expect(provesCancelled(declined, active.id)).toBe(false);
});

test('a booking that reads as cancelled is cancelled, however the attempt ended', () => {
  for (const attempt of [declined, unclear]) {
    expect(judgeAttempt(attempt, { kind: 'found', booking: gone }).kind).toBe('cancelled');
  }
});

test('"not cancelled" takes both a clear no and a fresh read', () => {
  expect(judgeAttempt(declined, { kind: 'found', booking: active }).kind).toBe('not-cancelled');
  expect(judgeAttempt(declined, { kind: 'unreadable' }).kind).toBe('unconfirmed');
  expect(judgeAttempt(declined, { kind: 'not-listed' }).kind).toBe('unconfirmed');
});

test('an attempt without an answer is never called "still booked", since it may yet be carried out', () => {
  expect(judgeAttempt(unclear, { kind: 'found', booking: active })).toEqual({
    kind: 'unconfirmed',
    booking: active,
    timedOut: true,
  });
});

test('a 200 that still shows the booking as active is not believed either way', () => {
  const attempt: Attempt = { kind: 'answered', booking: active };
  expect(judgeAttempt(attempt, { kind: 'found', booking: active }).kind).toBe('unconfirmed');
});
