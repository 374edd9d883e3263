import { expect, test } from '@playwright/test';
import type { BookingApi, BookingRead } from '@/lib/booking/booking-api';
import { createCancelBooking } from '@/lib/booking/cancel-booking';
import { parseSubmission } from '@/lib/booking/cancel-form';
import { aBooking } from '../support/bookings';

test('two taps are one cancel, also when the first is still reading while the second is declined', async () => {
  const booking = aBooking();
  const found: BookingRead = { kind: 'found', booking };
  let readSlowly: (read: BookingRead) => void = () => undefined;
  const reads: Promise<BookingRead>[] = [
    new Promise((resolve) => {
      readSlowly = resolve;
    }),
  ];
  let deletes = 0;
  const api: BookingApi = {
    read: () => Promise.resolve(found),
    readBeforeCancel: () => reads.shift() ?? Promise.resolve(found),
    readAfterCancel: () => Promise.resolve(found),
    cancel: () => {
      deletes += 1;
      return Promise.resolve({ kind: 'declined' });
    },
    close: () => Promise.resolve(),
  };
  const cancel = createCancelBooking(api, () => undefined);
  const tap = () =>
    cancel({
      link: { id: booking.id, code: 'AB12' },
      submission: parseSubmission(new URLSearchParams({ comment: 'ill', token: 'of-this-page' })),
      verdict: { kind: 'person', stage: 'again' },
      optionsOf: () => ({ reasons: [], reason: 'optional', comment: 'optional' }),
      wordsFor: (_, { comment }) => Promise.resolve(comment),
      language: 'sv',
      urgency: 'known',
      now: Date.parse('2026-11-24T09:00:00Z'),
    });
  const first = tap();
  const second = tap();
  await new Promise((resolve) => setImmediate(resolve));
  readSlowly(found);

  expect([(await first).state, (await second).state]).toEqual(['not-cancelled', 'not-cancelled']);
  expect(deletes).toBe(1);
});
