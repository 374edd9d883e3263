import { expect, test } from '@playwright/test';
import type { BokaMeraClient } from '@/lib/bokamera/client';
import { createBookingApi } from '@/lib/bokamera/create-booking-api';
import { type BokaMeraFailure, failed, success } from '@/lib/bokamera/failure';
import { aBooking } from '../support/bookings';

const link = { id: 404_042, code: 'AB12' };
const booking = aBooking();

/** The API over a client that gives every request the same answer. */
function open({ find, cancel }: Partial<Pick<BokaMeraClient, 'find' | 'cancel'>> = {}) {
  const asked: unknown[] = [];
  const client: Pick<BokaMeraClient, 'find' | 'cancel' | 'close'> = {
    find: (...parts) => {
      asked.push(parts);
      return find?.(...parts) ?? Promise.resolve(success(undefined));
    },
    cancel: (...parts) => {
      asked.push(parts);
      return cancel?.(...parts) ?? Promise.resolve(success(booking));
    },
    close: () => Promise.resolve(),
  };
  return { asked, api: createBookingApi(client, { read: 1, cancel: 2, readAfterChange: 3 }) };
}

const refused = (status: number): BokaMeraFailure => ({
  kind: 'refused',
  status,
  named: true,
});

const attempts: readonly (readonly [string, BokaMeraFailure, object])[] = [
  ...[400, 403, 404, 409, 410, 422].map(
    (status) => [`a ${status}`, refused(status), { kind: 'declined' }] as const,
  ),
  ['a 408', refused(408), { kind: 'unclear', timedOut: true }],
  ['a wrong key', { kind: 'unauthorised' }, { kind: 'declined' }],
  ['a 429', { kind: 'throttled', retryAfterSeconds: 7 }, { kind: 'declined' }],
  ['a 500', { kind: 'broken', status: 500, named: false }, { kind: 'unclear', timedOut: false }],
  ['a 500 in words of its own', { kind: 'broken', status: 500, named: true }, { kind: 'declined' }],
  ['a 502', { kind: 'broken', status: 502, named: false }, { kind: 'unclear', timedOut: false }],
  ['a 503', { kind: 'broken', status: 503, named: false }, { kind: 'declined' }],
  ['a 504', { kind: 'broken', status: 504, named: false }, { kind: 'unclear', timedOut: true }],
  ['a lost answer', { kind: 'unreachable', delivered: true }, { kind: 'unclear', timedOut: false }],
  ['no connection', { kind: 'unreachable', delivered: false }, { kind: 'declined' }],
  ['no answer in time', { kind: 'timed-out' }, { kind: 'unclear', timedOut: true }],
  ['nonsense', { kind: 'unreadable' }, { kind: 'unclear', timedOut: false }],
];

for (const [what, failure, attempt] of attempts)
  test(`a cancel answered by ${what} is judged by what that answer can mean`, async () => {
    const { api } = open({ cancel: () => Promise.resolve(failed(failure)) });
    expect(await api.cancel(link, '', 'sv')).toEqual(attempt);
  });

test('a cancel is asked for once, with its words and budget', async () => {
  const { api, asked } = open();
  expect(await api.cancel(link, 'Sjuk', 'sv')).toEqual({ kind: 'answered', booking });
  expect(asked).toEqual([[link, 'Sjuk', 'sv', 2]]);
});

test('a read brings a booking, none, a time to wait, or nothing', async () => {
  const read = (answer: Awaited<ReturnType<BokaMeraClient['find']>>) =>
    open({ find: () => Promise.resolve(answer) }).api.read(link, 'sv', 'known');
  expect(await read(success(booking))).toEqual({ kind: 'found', booking });
  expect(await read(success(undefined))).toEqual({ kind: 'not-listed' });
  expect(await read(failed({ kind: 'throttled', retryAfterSeconds: 7 }))).toEqual({
    kind: 'throttled',
    retryAfterSeconds: 7,
  });
  for (const failure of [refused(403), { kind: 'timed-out' }, { kind: 'unauthorised' }] as const)
    expect(await read(failed(failure))).toEqual({ kind: 'unread' });
});

test('each read has its own turn and budget', async () => {
  const { api, asked } = open();
  await api.read(link, 'sv', 'unknown');
  await api.readBeforeChange(link, 'en', 'known');
  await api.readAfterChange(link, 'sv');
  expect(asked).toEqual([
    [link, 'sv', { urgency: 'unknown', budgetMilliseconds: 1 }],
    [link, 'en', { urgency: 'known', budgetMilliseconds: 1 }],
    [link, 'sv', { urgency: 'change', budgetMilliseconds: 3 }],
  ]);
});

test('one link that is opened often at once is read once, in each language', async () => {
  const { api, asked } = open();
  await Promise.all([
    api.read(link, 'sv', 'known'),
    api.read(link, 'sv', 'known'),
    api.read(link, 'en', 'known'),
    api.read({ ...link, code: 'other' }, 'sv', 'known'),
  ]);
  expect(asked).toHaveLength(3);
  await Promise.all([
    api.readBeforeChange(link, 'sv', 'known'),
    api.readBeforeChange(link, 'sv', 'known'),
  ]);
  expect(asked).toHaveLength(5);
});
