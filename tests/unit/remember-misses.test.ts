import { expect, test } from '@playwright/test';
import type { BookingRead } from '@/lib/booking/booking-api';
import { rememberMisses } from '@/lib/booking/remember-misses';
import { aBooking } from '../support/bookings';
import { tellSystem } from '../support/booking-system';

const link = { id: 404_042, code: 'AB12' };

/** An API with one answer, wrapped so that misses are remembered, with the test's own clock. */
function open(read: BookingRead = { kind: 'not-listed' }) {
  let now = 0;
  const names: (readonly (string | number)[])[] = [];
  const told = tellSystem({ read });
  const api = rememberMisses(told, {
    keyedHash: (parts) => {
      names.push(parts);
      return JSON.stringify(parts);
    },
    now: () => now,
  });
  return { api, asked: told.asked, names, pass: (milliseconds: number) => (now += milliseconds) };
}

test('a link that opened nothing is asked about once a minute, in whichever language', async () => {
  const { api, asked, pass } = open();
  for (const language of ['sv', 'en', 'sv'] as const)
    expect(await api.read(link, language, 'unknown')).toEqual({ kind: 'not-listed' });
  pass(59_999);
  await api.read(link, 'sv', 'unknown');
  expect(asked).toHaveLength(1);
  pass(1);
  await api.read(link, 'sv', 'unknown');
  expect(asked).toHaveLength(2);
});

test('another code, and another spelling of it, is another question', async () => {
  const { api, asked } = open();
  for (const code of ['AB12', 'ab12', 'AB12.', 'AB13']) {
    await api.read({ id: 404_042, code }, 'sv', 'unknown');
    await api.read({ id: 404_042, code }, 'sv', 'unknown');
  }
  expect(asked).toHaveLength(4);
});

test('a link that opened its booking before is always read, and so is every booking before and after a cancel', async () => {
  const { api, asked } = open();
  await api.read(link, 'sv', 'unknown');
  await api.read(link, 'sv', 'known');
  await api.readBeforeChange(link, 'sv', 'unknown');
  await api.readAfterChange(link, 'sv');
  expect(asked).toHaveLength(4);
});

test('only a clear "no such booking" is remembered', async () => {
  for (const read of [
    { kind: 'unread' },
    { kind: 'throttled', retryAfterSeconds: 1 },
    { kind: 'found', booking: aBooking() },
  ] as const) {
    const { api, asked } = open(read);
    expect(await api.read(link, 'sv', 'unknown')).toEqual(read);
    expect(await api.read(link, 'sv', 'unknown')).toEqual(read);
    expect(asked).toHaveLength(2);
  }
});

test('a clock that is set back makes nothing remembered for longer', async () => {
  const { api, asked, pass } = open();
  await api.read(link, 'sv', 'unknown');
  pass(-3_600_000);
  await api.read(link, 'sv', 'unknown');
  expect(asked).toHaveLength(2);
});
