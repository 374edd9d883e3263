import { expect, test } from '@playwright/test';
import type { Booking } from '@/lib/booking/booking';
import type { Offer } from '@/lib/booking/free-days';
import type { FreeTime } from '@/lib/booking/move-api';
import { bookingOf, type BookingPage, pageNameOf, showPage } from '@/lib/booking/page';
import { createCalendar } from '@/lib/booking/calendar';
import { fingerprint } from '@/lib/booking/fingerprint';
import { httpStatus } from '@/server/booking/http-status';
import { aBooking, aShownBooking, stockholm } from '../support/bookings';

const booking = aBooking();
const input = { comment: '', reason: undefined };
const receipt = { at: 0, wall: '2026-11-24T10:00:00', digests: undefined };
const cancellable: BookingPage = {
  state: 'cancellable',
  booking,
  deadline: { kind: 'none' },
  input,
  notice: undefined,
};
const unconfirmed: BookingPage = {
  state: 'unconfirmed',
  booking,
  readAsBooked: true,
  input,
  timedOut: false,
};

const time: FreeTime = {
  start: stockholm('2026-11-30T09:00:00'),
  end: stockholm('2026-11-30T10:00:00'),
  written: { start: '2026-11-30T09:00:00', end: '2026-11-30T10:00:00' },
};
const week = { day: undefined, days: [], earlier: undefined, later: undefined };
const offer: Offer = { kind: 'times', times: [time], suggestions: [], week };
const chooseTime: BookingPage = { state: 'choose-time', booking, offer, notice: undefined };
const moveUnconfirmed: BookingPage = {
  state: 'move-unconfirmed',
  booking,
  asked: { at: 0, from: undefined, to: '2026-11-30T09:00:00' },
  readAtOldTime: true,
  timedOut: false,
};

/** Every page that shows a booking, with its name and status. */
const withBookings: readonly (readonly [BookingPage, string, number])[] = [
  [cancellable, 'cancellable', 200],
  [{ ...cancellable, notice: { kind: 'changed' } }, 'cancellable', 200],
  [{ ...cancellable, notice: { kind: 'problem', problem: 'reason-missing' } }, 'cancellable', 422],
  [{ ...cancellable, notice: { kind: 'elsewhere' } }, 'cancellable', 403],
  [{ state: 'too-late', booking, deadline: stockholm('2026-11-24T10:00:00') }, 'too-late', 200],
  [{ state: 'started', booking }, 'started', 200],
  [{ state: 'cancelled', booking, catchingUp: false, proved: undefined }, 'cancelled', 200],
  [{ state: 'confirm-again', booking, input }, 'confirm-again', 200],
  [{ state: 'not-cancelled', standsUnchanged: true, booking, input }, 'not-cancelled', 409],
  [unconfirmed, 'unconfirmed', 502],
  [{ ...unconfirmed, timedOut: true }, 'unconfirmed', 504],
  [chooseTime, 'choose-time', 200],
  [{ ...chooseTime, notice: 'changed' }, 'choose-time', 200],
  [{ ...chooseTime, notice: 'elsewhere' }, 'choose-time', 403],
  [{ ...chooseTime, offer: { kind: 'none', week } }, 'choose-time', 200],
  [{ ...chooseTime, offer: { kind: 'unread' } }, 'choose-time', 503],
  [{ state: 'slot-gone', booking, chosen: '2026-11-30T09:00:00', offer }, 'slot-gone', 409],
  [{ state: 'confirm-move', booking, time, isSecondAsk: false }, 'confirm-move', 200],
  [{ state: 'confirm-move', booking, time, isSecondAsk: true }, 'confirm-again', 200],
  [{ state: 'not-moved', booking }, 'not-moved', 409],
  [
    {
      state: 'moved',
      booking,
      to: '2026-11-30T09:00:00',
      from: undefined,
      deadline: { kind: 'none' },
      linkNow: 'opens',
      catchingUp: false,
    },
    'moved',
    200,
  ],
  [moveUnconfirmed, 'move-unconfirmed', 502],
  [{ ...moveUnconfirmed, timedOut: true }, 'move-unconfirmed', 504],
];
const withoutBookings: readonly (readonly [BookingPage, string, number])[] = [
  [{ state: 'cancelled-by-proof', id: 7, proof: receipt }, 'cancelled', 200],
  [{ state: 'not-found' }, 'not-found', 404],
  [{ state: 'unavailable', input }, 'unavailable', 503],
  [{ state: 'busy', input, retryAfterSeconds: 30 }, 'busy', 429],
];

test('every page has one name, and the status that says the same as its words', () => {
  for (const [page, state, status] of [...withBookings, ...withoutBookings]) {
    expect(pageNameOf(page), JSON.stringify(page)).toBe(state);
    expect(httpStatus(page), JSON.stringify(page)).toBe(status);
  }
});

test('a page of a booking says which it is, and shows it as the operator does', () => {
  const other = aShownBooking({ id: 7 });
  for (const [page] of withBookings) {
    expect(bookingOf(page)).toBe(booking);
    expect(showPage(page, () => other)).toEqual({ ...page, booking: other });
  }
  for (const [page] of withoutBookings) {
    expect(bookingOf(page)).toBeUndefined();
    expect(showPage(page, () => other)).toBe(page);
  }
});

test('a fingerprint made of other facts begins with another sign, so that open pages survive the upgrade', () => {
  // Where this fails, the facts or their order have changed: change kindOfFingerprint, too.
  expect(fingerprint(aBooking())).toBe('.VslgUT3wyQLv_hqG');
});

test('a fingerprint changes with everything that a customer decides by, and with nothing else', () => {
  const { company } = booking;
  const priceLine = {
    category: 'Vuxen',
    quantity: 1,
    text: '450 kr',
    amount: { value: 450, currency: 'SEK', sign: 'kr' },
  };
  const whole = aBooking({
    resources: [{ kind: 'Frisör', name: 'Åsa' }],
    priceLines: [priceLine],
  });
  const first = fingerprint(whole);
  expect(first).toMatch(/^\.[\w-]{16}$/);
  const decisive = [
    { id: 7 },
    { company: { ...company, id: 'other' } },
    { company: { ...company, name: 'Salong Söder' } },
    { service: { name: 'Färgning', description: undefined } },
    { service: undefined },
    { start: stockholm('2026-11-27T14:45:00') },
    { start: undefined },
    { end: stockholm('2026-11-27T15:45:00') },
    { end: undefined },
    { deadline: stockholm('2026-11-25T14:30:00') },
    { deadline: undefined },
    { resources: [] },
    { resources: [{ kind: 'Frisör', name: 'Bo' }] },
    { resources: [{ kind: 'Rum', name: 'Åsa' }] },
    { priceLines: [] },
    { priceLines: [{ ...priceLine, category: 'Barn' }] },
    { priceLines: [{ ...priceLine, quantity: 2 }] },
    { priceLines: [{ ...priceLine, text: '500 kr' }] },
    { priceLines: [{ ...priceLine, amount: { ...priceLine.amount, value: 500 } }] },
    { priceLines: [{ ...priceLine, amount: undefined }] },
  ];
  const prints = decisive.map((change) => fingerprint({ ...whole, ...change }));
  expect(new Set([first, ...prints]).size).toBe(decisive.length + 1);
  for (const change of [
    { status: 'unknown' },
    { messageToCustomer: 'Porten är öppen' },
    { company: { ...company, phone: '0920-123 45' } },
  ] as const)
    expect(fingerprint({ ...whole, ...change })).toBe(first);
  const named = { ...company, id: 'norrsken' };
  expect(fingerprint({ ...whole, company: { ...named, name: 'A' } })).toBe(
    fingerprint({ ...whole, company: { ...named, name: 'B' } }),
  );
});

test('the booking that a page shows and the one that the API gave do not compile in each other’s place', () => {
  const [read, shown] = [aBooking(), aShownBooking()];
  // @ts-expect-error What the operator shows is no fact to compare by.
  fingerprint(shown);
  // @ts-expect-error A page must show the company as the operator wants it.
  createCalendar('{id}')(read, { title: '', now: 0 });
  expect(shown.company).toEqual({ ...read.company, source: 'branding' });
});

test('a booking is the same in another order and spelling, and with a price said in words too', () => {
  const resources = [
    { kind: 'Frisör', name: 'Maja' },
    { kind: 'Plats', name: 'Stol 2' },
  ];
  const amount = { value: 650, currency: 'SEK', sign: 'kr' };
  const lines = [
    { category: 'Ordinarie', quantity: 1, text: undefined, amount },
    { category: 'Student', quantity: 1, text: '450 kr', amount: undefined },
  ];
  const booking = aBooking({ resources, priceLines: lines });
  const same = aBooking({
    resources: [{ kind: 'frisör ', name: 'MAJA' }, ...resources.slice(1)].reverse(),
    priceLines: lines.map((line) => (line.amount ? { ...line, text: '650 kr' } : line)).reverse(),
  });
  expect(fingerprint(same)).toBe(fingerprint(booking));
});

test('a booking has changed with its currency, payments, country, people, price or deadline', () => {
  const line = {
    category: undefined,
    quantity: 2,
    text: undefined,
    amount: { value: 650, currency: 'SEK', sign: 'kr' },
  };
  const booking = aBooking({ priceLines: [line] });
  const others: Partial<Booking>[] = [
    { priceLines: [{ ...line, amount: { value: 650, currency: 'EUR', sign: '€' } }] },
    { priceLines: [{ ...line, amount: { ...line.amount, value: 651 } }] },
    { priceLines: [{ ...line, quantity: 1 }] },
    { payments: [{ paid: line.amount, credited: undefined }] },
    { company: { ...booking.company, country: 'NO' } },
    { deadline: booking.start },
  ];
  const prints = others.map((changes) => fingerprint({ ...booking, ...changes }));
  expect(new Set([fingerprint(booking), ...prints]).size).toBe(others.length + 1);
});
