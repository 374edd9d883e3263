import { expect, test } from '@playwright/test';
import type { ChangeAnswer } from '@/lib/booking/booking-api';
import { judgeCancel, showsCancelled } from '@/lib/booking/outcome';
import { aBooking } from '../support/bookings';

const active = aBooking();
const gone = aBooking({ status: 'cancelled' });
const declined: ChangeAnswer = { kind: 'declined' };
const unclear: ChangeAnswer = { kind: 'unclear', timedOut: true };

test('only the same booking in a cancelled status proves a cancellation', () => {
  expect(showsCancelled({ kind: 'answered', booking: gone }, gone.id)).toBe(true);
  expect(showsCancelled({ kind: 'answered', booking: gone }, 7)).toBe(false);
  expect(showsCancelled({ kind: 'answered', booking: active }, active.id)).toBe(false);
  expect(
    showsCancelled({ kind: 'answered', booking: aBooking({ status: 'unknown' }) }, active.id),
  ).toBe(false);
  expect(showsCancelled(declined, active.id)).toBe(false);
});

test('a booking that reads as cancelled is cancelled, however the attempt ended', () => {
  for (const attempt of [declined, unclear]) {
    expect(judgeCancel(attempt, { kind: 'found', booking: gone }).kind).toBe('cancelled');
  }
});

test('"not cancelled" takes both a clear no and a fresh read', () => {
  expect(judgeCancel(declined, { kind: 'found', booking: active }).kind).toBe('not-cancelled');
  expect(judgeCancel(declined, { kind: 'unread' }).kind).toBe('unconfirmed');
  expect(judgeCancel(declined, { kind: 'not-listed' }).kind).toBe('unconfirmed');
});

test('an attempt without an answer is never called "still booked", since it may yet be carried out', () => {
  expect(judgeCancel(unclear, { kind: 'found', booking: active })).toEqual({
    kind: 'unconfirmed',
    booking: active,
    timedOut: true,
  });
});

test('a 200 that still shows the booking as active is not believed either way', () => {
  const attempt: ChangeAnswer = { kind: 'answered', booking: active };
  expect(judgeCancel(attempt, { kind: 'found', booking: active }).kind).toBe('unconfirmed');
});
