import { expect, test } from '@playwright/test';
import type { ChangeAnswer, BookingApi, BookingRead } from '@/lib/booking/booking-api';
import { createCancelBooking } from '@/lib/booking/cancel-booking';
import { createLinkTurns } from '@/lib/booking/link-turns';
import { fingerprint } from '@/lib/booking/fingerprint';
import { parseCancelForm } from '@/lib/booking/submission';
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
    readBeforeChange: () => reads.shift() ?? Promise.resolve(found),
    readAfterChange: () => Promise.resolve(found),
    cancel: () => {
      deletes += 1;
      return Promise.resolve({ kind: 'declined' });
    },
    close: () => Promise.resolve(),
  };
  const cancel = createCancelBooking(api, createLinkTurns(), () => undefined);
  const tap = () =>
    cancel({
      link: { id: booking.id, code: 'AB12' },
      submission: parseCancelForm(new URLSearchParams({ comment: 'ill', token: 'of-this-page' })),
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

for (const second of ['unread', 'not-listed', 'throttled', 'changed'] as const)
  test(`a second tap whose own read is ${second} tells what the first has sent`, async () => {
    const booking = aBooking();
    const found: BookingRead = { kind: 'found', booking };
    const reads: Readonly<Record<typeof second, BookingRead>> = {
      unread: { kind: 'unread' },
      'not-listed': { kind: 'not-listed' },
      throttled: { kind: 'throttled', retryAfterSeconds: 9 },
      changed: { kind: 'found', booking: aBooking({ deadline: booking.start }) },
    };
    const ownReads = [found, reads[second]];
    let answer: (given: ChangeAnswer) => void = () => undefined;
    const answered = new Promise<ChangeAnswer>((resolve) => (answer = resolve));
    const api: BookingApi = {
      read: () => Promise.resolve(found),
      readBeforeChange: () => Promise.resolve(ownReads.shift() ?? found),
      readAfterChange: () => Promise.resolve({ kind: 'unread' }),
      cancel: () => answered,
      close: () => Promise.resolve(),
    };
    const cancel = createCancelBooking(api, createLinkTurns(), () => undefined);
    const tap = (comment: string) =>
      cancel({
        link: { id: booking.id, code: 'AB12' },
        submission: parseCancelForm(
          new URLSearchParams({ comment, token: 'of-this-page', shown: fingerprint(booking) }),
        ),
        verdict: { kind: 'person', stage: 'again' },
        optionsOf: () => ({ reasons: [], reason: 'optional', comment: 'optional' }),
        wordsFor: (_, input) => Promise.resolve(input.comment),
        language: 'sv',
        urgency: 'known',
        now: Date.parse('2026-11-24T09:00:00Z'),
      });
    const pages = [tap('first'), tap('second')];
    await new Promise((resolve) => setImmediate(resolve));
    answer({ kind: 'unclear', timedOut: false });
    const [, page] = await Promise.all(pages);
    expect(page).toMatchObject({ state: 'unconfirmed', booking, input: { comment: 'second' } });
  });
