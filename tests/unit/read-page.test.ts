import { expect, test } from '@playwright/test';
import type { Booking } from '@/lib/booking/booking';
import type { BookingRead } from '@/lib/booking/booking-api';
import { readPage } from '@/lib/booking/read-page';
import { type CancelProof, proofFor, proofHolds, wasOwnPress } from '@/lib/booking/cancel-proof';
import { bookingDigest } from '@/lib/booking/fingerprint';
import { isRecent } from '@/lib/booking/moment';
import { aBooking, stockholm } from '../support/bookings';
import { tellSystem } from '../support/booking-system';

const now = Date.parse('2026-11-24T09:00:00Z');
const minute = 60_000;
const day = 1440 * minute;
const link = { id: 404_042, code: 'AB12' };
const input = { comment: 'Sjuk', reason: 'ill' } as const;
const active = aBooking();
const gone = aBooking({ status: 'cancelled' });
const found = (booking: Booking): BookingRead => ({ kind: 'found', booking });
/** Of a cancellation confirmed so long ago. */
const receiptOf = (age: number): CancelProof => ({
  at: now - age,
  wall: '2026-11-24T10:00:00',
  digests: bookingDigest(active),
});

function open(read: BookingRead, proof?: CancelProof) {
  const api = tellSystem({ read });
  const page = readPage(api, {
    link,
    proof,
    input,
    language: 'en',
    urgency: 'unknown',
    now,
  });
  return { page, asked: api.asked };
}

test('opening a link reads once and asks for nothing else', async () => {
  const { page, asked } = open(found(active));
  expect(await page).toMatchObject({ state: 'cancellable', booking: active, input });
  expect(await page).toHaveProperty('notice', undefined);
  expect(asked).toEqual([['read', link, 'en', 'unknown']]);
});

test('each state of a booking is its own page', async () => {
  const late = aBooking({ deadline: stockholm('2026-11-24T09:00:00') });
  const started = aBooking({ start: stockholm('2026-11-24T09:00:00') });
  expect(await open(found(gone)).page).toEqual({
    state: 'cancelled',
    booking: gone,
    catchingUp: false,
  });
  expect(await open(found(late)).page).toEqual({
    state: 'too-late',
    booking: late,
    deadline: late.deadline,
  });
  expect(await open(found(started)).page).toEqual({ state: 'started', booking: started });
});

test('what brings no booking has true words of its own, and keeps what was typed', async () => {
  expect(await open({ kind: 'not-listed' }).page).toEqual({ state: 'not-found' });
  expect(await open({ kind: 'unread' }).page).toEqual({ state: 'unavailable', input });
  const throttled = (retryAfterSeconds: number | undefined) =>
    open({ kind: 'throttled', retryAfterSeconds }).page;
  expect(await throttled(7)).toEqual({ state: 'busy', input, retryAfterSeconds: 7 });
  expect(await throttled(undefined)).toEqual({ state: 'busy', input, retryAfterSeconds: 30 });
});

test('a proof speaks for a booking that is not listed for thirty days', async () => {
  const proof = receiptOf(30 * day - 1);
  expect(await open({ kind: 'not-listed' }, proof).page).toEqual({
    state: 'cancelled-by-proof',
    id: link.id,
    proof,
  });
  expect(await open({ kind: 'not-listed' }, receiptOf(30 * day)).page).toEqual({
    state: 'not-found',
  });
});

test('while nothing can be read a proof speaks for ten minutes, since the booking may be back', async () => {
  for (const read of [{ kind: 'unread' }, { kind: 'throttled', retryAfterSeconds: 7 }] as const) {
    expect((await open(read, receiptOf(10 * minute - 1)).page).state).toBe('cancelled-by-proof');
    expect((await open(read, receiptOf(10 * minute)).page).state).toMatch(/unavailable|busy/);
  }
});

test('a booking that reads as active just after its cancel was confirmed is cancelled, and catching up', async () => {
  expect(await open(found(active), receiptOf(10 * minute - 1)).page).toEqual({
    state: 'cancelled',
    booking: { ...active, status: 'cancelled' },
    catchingUp: true,
  });
  expect(await open(found(active), receiptOf(10 * minute)).page).toMatchObject({
    state: 'cancellable',
    booking: active,
  });
  expect(await open(found(gone), receiptOf(minute)).page).toMatchObject({ catchingUp: false });
});

test('a proof speaks for no other booking with its number', async () => {
  const anew: Partial<Booking>[] = [
    { start: stockholm('2026-12-05T14:30:00'), end: stockholm('2026-12-05T15:30:00') },
    { service: { name: 'Färgning', description: undefined } },
    { resources: [{ kind: 'Frisör', name: 'Karin' }] },
  ];
  for (const changes of anew) {
    const booking = aBooking(changes);
    expect(await open(found(booking), receiptOf(minute)).page).toMatchObject({
      state: 'cancellable',
      booking,
    });
    expect(proofFor(receiptOf(minute), booking)).toBeUndefined();
  }
  // A cancelled one may show less of itself, and a payment that was credited.
  expect(proofFor(receiptOf(minute), { ...gone, resources: [], priceLines: [] })).toBeDefined();
});

test('a proof from a clock more than five minutes ahead speaks for nothing', () => {
  for (const read of ['not-listed', 'unread'] as const) {
    expect(proofHolds(receiptOf(1 - 5 * minute), read, now)).toBe(true);
    expect(proofHolds(receiptOf(-5 * minute), read, now)).toBe(false);
  }
  expect(isRecent(receiptOf(1 - 5 * minute), now)).toBe(true);
  expect(isRecent(receiptOf(-5 * minute), now)).toBe(false);
});

test('a press cancelled the booking unless the company did so ten minutes before it', () => {
  const cancelledOn = stockholm('2026-11-24T09:50:00');
  const pressedAt = (milliseconds: number) => wasOwnPress({ at: milliseconds }, cancelledOn);
  expect(pressedAt(cancelledOn.latest + 10 * minute - 1)).toBe(true);
  expect(pressedAt(cancelledOn.latest + 10 * minute)).toBe(false);
  expect(pressedAt(cancelledOn.latest - day)).toBe(true);
  expect(wasOwnPress(receiptOf(0), undefined)).toBe(true);
});
