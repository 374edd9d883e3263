import { expect, test } from '@playwright/test';
import type { AskedMove } from '@/lib/booking/asked-move';
import type { Booking } from '@/lib/booking/booking';
import { bookingDigest } from '@/lib/booking/fingerprint';
import { momentOfInstant, momentText } from '@/lib/booking/moment';
import type { BookingApi, BookingRead } from '@/lib/booking/booking-api';
import type { MoveRule } from '@/lib/booking/move-rules';
import type { FreeTime, FreeTimesRead, MoveApi } from '@/lib/booking/move-api';
import { type PressResult, pressResultSchema } from '@/lib/booking/press-result';
import { readTimes } from '@/lib/booking/read-times';
import { aBooking, stockholm } from '../support/bookings';

/** What the page with the times to choose from says: of the booking, and of a change asked for before. */

const link = { id: 404_042, code: 'CODE' };
const now = stockholm('2026-11-24T10:00:00').earliest;
const minute = 60_000;
const oldStart = '2026-11-27T14:30:00';
const newStart = '2026-11-30T09:00:00';
const free: FreeTime = {
  start: stockholm(newStart),
  end: stockholm('2026-11-30T10:00:00'),
  written: { start: newStart, end: '2026-11-30T10:00:00' },
};
const moved = (changes: Partial<Booking> = {}) =>
  aBooking({ start: stockholm(newStart), end: stockholm('2026-11-30T10:00:00'), ...changes });
const asked = (changes: Partial<AskedMove> = {}): AskedMove => ({
  at: now - minute,
  from: oldStart,
  to: newStart,
  ...changes,
});

type World = {
  readonly read?: BookingRead;
  readonly times?: FreeTimesRead;
  readonly asked?: AskedMove;
  readonly after?: PressResult;
  readonly chosen?: string;
  readonly rule?: MoveRule;
  readonly at?: number;
};

async function open({
  read = { kind: 'found', booking: aBooking() },
  times = { kind: 'read', times: [free], isCut: false },
  asked: before,
  after,
  chosen,
  rule = 'in-time',
  at = now,
}: World = {}) {
  const daysAsked: string[] = [];
  const api: BookingApi = {
    read: () => Promise.resolve(read),
    readBeforeChange: () => Promise.reject(new Error('reads only')),
    readAfterChange: () => Promise.reject(new Error('reads only')),
    cancel: () => Promise.reject(new Error('reads only')),
    close: () => Promise.resolve(),
  };
  const moves: MoveApi = {
    freeTimes: (of, booking, { from }) => {
      daysAsked.push(`${of.code} ${booking.id} ${from}`);
      return Promise.resolve(times);
    },
    move: () => Promise.reject(new Error('reads only')),
    close: () => Promise.resolve(),
  };
  const page = await readTimes(api, moves, {
    link,
    asked: before,
    result: after,
    ruleOf: () => rule,
    day: undefined,
    chosen,
    language: 'sv',
    urgency: 'known',
    now: at,
  });
  return { page, daysAsked };
}
const found = (booking: Booking): World => ({ read: { kind: 'found', booking } });

test('a booking that may be moved shows its free times', async () => {
  const { page, daysAsked } = await open();
  expect(page).toMatchObject({
    state: 'choose-time',
    booking: aBooking(),
    offer: { kind: 'times', times: [free], suggestions: [{ why: 'after', time: free }] },
    notice: undefined,
  });
  expect(daysAsked).toEqual(['CODE 404042 2026-11-24']);
});

test('free times that cannot be read are said so', async () => {
  const { page } = await open({ times: { kind: 'unread' } });
  expect(page).toMatchObject({ state: 'choose-time', offer: { kind: 'unread' } });
});

test('the time that a booking has already is not called taken: other times are offered', async () => {
  const { page } = await open({ chosen: oldStart });
  expect(page).toMatchObject({ state: 'choose-time', notice: undefined });
  const taken = await open({ chosen: '2026-11-30T08:00:00' });
  expect(taken.page.state).toBe('slot-gone');
});

test('a change whose outcome was not known is told with the price before, once it is read with another', async () => {
  const priced = (value: number) => ({
    category: undefined,
    quantity: undefined,
    text: undefined,
    amount: { value, currency: 'SEK', sign: 'kr' },
  });
  const pricesBefore = [priced(450)];
  const read = (value: number) => found(moved({ priceLines: [priced(value)] }));
  const dearer = await open({ ...read(520), asked: asked({ pricesBefore }) });
  expect(dearer.page).toMatchObject({ state: 'moved', pricesBefore });
  const same = await open({ ...read(450), asked: asked({ pricesBefore }) });
  expect(same.page).toMatchObject({ state: 'moved', pricesBefore: undefined });
});

test('a change that was proved is still told when the booking cannot be read a moment later', async () => {
  const proved = asked({ digestBefore: bookingDigest(aBooking()) });
  for (const [kind, linkNow] of [
    ['not-listed', 'gone'],
    ['unread', 'unknown'],
  ] as const) {
    const { page } = await open({ read: { kind }, asked: proved });
    expect(page).toMatchObject({ state: 'moved', to: newStart, booking: undefined, linkNow });
    const late = await open({ read: { kind }, asked: proved, at: now + 20 * minute });
    expect(late.page.state).not.toBe('moved');
    const unproved = await open({ read: { kind }, asked: asked() });
    expect(unproved.page.state).not.toBe('moved');
  }
});

test('only a form that surely sent nothing is told so beside the times', async () => {
  const after = { kind: 'not-sent', at: now, form: { comment: '', reason: undefined } } as const;
  expect((await open({ after })).page).toMatchObject({ notice: 'not-sent' });
  // As earlier versions wrote the result of a form that only asked for a read.
  const unsure = pressResultSchema.parse({ ...after, claimsNothing: true });
  expect((await open({ after: unsure })).page).toMatchObject({ notice: undefined });
});

test('a booking that may not be moved shows its own page, and no times are asked for', async () => {
  for (const [world, state] of [
    [{ rule: 'off' }, 'cancellable'],
    [found(aBooking({ status: 'cancelled' })), 'cancelled'],
    [found(aBooking({ deadline: stockholm('2026-11-24T09:00:00') })), 'too-late'],
    [found(aBooking({ start: stockholm('2026-11-24T09:00:00') })), 'started'],
    [{ read: { kind: 'not-listed' } }, 'not-found'],
    [{ read: { kind: 'unread' } }, 'unavailable'],
  ] as const) {
    const { page, daysAsked } = await open(world);
    expect(page.state).toBe(state);
    expect(daysAsked).toEqual([]);
  }
});

test('a booking that stands at the time asked for has moved, whenever that was', async () => {
  for (const at of [now - minute, now - 400 * minute]) {
    const { page } = await open({ ...found(moved()), asked: asked({ at }) });
    expect(page).toMatchObject({
      state: 'moved',
      booking: { start: { wall: newStart } },
      from: { wall: oldStart, timeZone: 'Europe/Stockholm' },
      deadline: { kind: 'ahead' },
      linkNow: 'opens',
    });
  }
  const { page } = await open({ ...found(moved()), asked: asked({ from: undefined }) });
  expect(page).toMatchObject({ state: 'moved', from: undefined });
});

test('one that moved and has its deadline behind it names it as passed', async () => {
  const late = moved({ deadline: stockholm('2026-11-24T09:00:00') });
  const { page } = await open({ ...found(late), asked: asked() });
  expect(page).toMatchObject({ state: 'moved', deadline: { kind: 'passed', at: late.deadline } });
});

test('a proved move to a time that has begun by now, perhaps by another clock, is told for ten minutes', async () => {
  const start = momentOfInstant(now - minute, 'Europe/Stockholm');
  const begun = moved({ start, end: undefined });
  const told = async (changes: Partial<AskedMove>) => {
    const { page } = await open({
      ...found(begun),
      asked: asked({ to: momentText(start), ...changes }),
    });
    return page.state;
  };
  expect(await told({ digestBefore: 'any' })).toBe('moved');
  expect(await told({ digestBefore: 'any', at: now - 20 * minute })).toBe('started');
  expect(await told({})).toBe('started');
});

test('one that still stands at its old time may be on its way for ten minutes, and is open after', async () => {
  for (const [age, state] of [
    [0, 'move-unconfirmed'],
    [10 * minute - 1, 'move-unconfirmed'],
    [10 * minute, 'choose-time'],
    [-5 * minute + 1, 'move-unconfirmed'],
    [-5 * minute, 'choose-time'],
  ] as const) {
    const { page } = await open({ asked: asked({ at: now - age }) });
    expect(page.state, String(age)).toBe(state);
  }
  const { page } = await open({ asked: asked() });
  expect(page).toMatchObject({ readAtOldTime: true, timedOut: false, asked: asked() });
});

test('a booking with the new start and another end is not told as moved', async () => {
  const end = '2026-11-30T10:00:00';
  for (const other of [
    undefined,
    stockholm('2026-12-03T10:00:00'),
    stockholm('2026-11-30T09:45:00'),
  ]) {
    const half = moved({ end: other });
    const { page } = await open({ ...found(half), asked: asked({ end }) });
    expect(page).toMatchObject({ state: 'move-unconfirmed', readAtOldTime: false, booking: half });
    const later = asked({ end, at: now - 11 * minute });
    expect((await open({ ...found(half), asked: later })).page.state).not.toBe('moved');
  }
  const { page } = await open({ ...found(moved()), asked: asked({ end }) });
  expect(page.state).toBe('moved');
});

const proved = (changes: Partial<AskedMove> = {}) =>
  asked({
    end: '2026-11-30T10:00:00',
    digestBefore: bookingDigest(aBooking()),
    ...changes,
  });

test('a read that is behind a proved move does not unsay it for ten minutes', async () => {
  const { page } = await open({ asked: proved() });
  expect(page).toMatchObject({
    state: 'moved',
    catchingUp: true,
    booking: { start: { wall: newStart }, end: free.end, deadline: undefined },
    from: { wall: oldStart },
  });
  for (const [age, state] of [
    [10 * minute - 1, 'moved'],
    [10 * minute, 'choose-time'],
    [-2 * minute, 'moved'],
    [-5 * minute, 'choose-time'],
  ] as const)
    expect((await open({ asked: proved({ at: now - age }) })).page.state, String(age)).toBe(state);
  // Also where the old time begins meanwhile.
  const soon = aBooking({ start: stockholm('2026-11-24T09:59:00'), deadline: undefined });
  const began = proved({ from: '2026-11-24T09:59:00', digestBefore: bookingDigest(soon) });
  expect((await open({ ...found(soon), asked: began })).page).toMatchObject({ catchingUp: true });
});

test('what was proved says nothing of a third time, another service or a cancelled booking', async () => {
  for (const [booking, state] of [
    [aBooking({ start: stockholm('2026-12-02T09:00:00') }), 'choose-time'],
    [aBooking({ end: stockholm('2026-11-27T16:30:00') }), 'choose-time'],
    [aBooking({ service: { name: 'Färgning', description: undefined } }), 'choose-time'],
    [aBooking({ status: 'cancelled' }), 'cancelled'],
  ] as const) {
    const { page } = await open({ ...found(booking), asked: proved() });
    expect(page.state).toBe(state);
  }
  expect((await open({ ...found(moved()), asked: proved() })).page).toMatchObject({
    state: 'moved',
    catchingUp: false,
  });
});

test('of two times that the clocks show alike, only the one that was asked for is the new one', async () => {
  const at = (instant: string) => momentOfInstant(Date.parse(instant), 'Europe/Stockholm');
  const summer = { start: at('2026-10-25T00:30:00Z'), end: at('2026-10-25T01:00:00Z') };
  const winter = { start: at('2026-10-25T01:30:00Z'), end: at('2026-10-25T02:00:00Z') };
  const early = Date.parse('2026-10-20T08:00:00Z');
  const wish = { at: early, to: '2026-10-25T02:30:00+01:00', end: '2026-10-25T03:00:00' };
  const look = async (booking: Booking) =>
    (await open({ ...found(booking), asked: asked(wish), at: early })).page.state;
  const deadline = undefined;
  expect(await look(aBooking({ ...winter, deadline }))).toBe('moved');
  expect(await look(aBooking({ ...summer, deadline }))).not.toBe('moved');
});

test('one whose status is not known is neither moved nor still there', async () => {
  for (const booking of [moved({ status: 'unknown' }), aBooking({ status: 'unknown' })]) {
    const { page } = await open({ ...found(booking), asked: asked() });
    expect(page).toMatchObject({ state: 'move-unconfirmed', readAtOldTime: false });
  }
});

test('a reserved one at its old time is not called as booked as before', async () => {
  const { page } = await open({ ...found(aBooking({ status: 'reserved' })), asked: asked() });
  expect(page).toMatchObject({ state: 'move-unconfirmed', readAtOldTime: false });
});

test('what was asked for says nothing of a booking at a third time, cancelled, started or without a time', async () => {
  const third = stockholm('2026-12-02T09:00:00');
  for (const [booking, state] of [
    [aBooking({ start: third }), 'choose-time'],
    [moved({ status: 'cancelled' }), 'cancelled'],
    [aBooking({ start: stockholm('2026-11-24T09:00:00') }), 'started'],
    [aBooking({ start: undefined }), 'cancellable'],
  ] as const) {
    const { page } = await open({ ...found(booking), asked: asked() });
    expect(page.state).toBe(state);
  }
});

test('a choice is the same time however the API writes it, and the own time is never called gone', async () => {
  const written = { start: `${newStart}.0000000`, end: '2026-11-30T10:00:00.0000000' };
  const times: FreeTimesRead = { kind: 'read', times: [{ ...free, written }], isCut: false };
  expect((await open({ times, chosen: newStart })).page).toMatchObject({
    state: 'confirm-move',
    time: { written },
  });
  const own = { kind: 'found', booking: moved() } as const;
  expect((await open({ read: own, times, chosen: newStart })).page).toMatchObject({
    state: 'choose-time',
    notice: undefined,
  });
});

test('a proved move that cannot be read again still knows what the booking cost before', async () => {
  const prices = [
    {
      category: undefined,
      quantity: 1,
      text: undefined,
      amount: { value: 450, currency: 'SEK', sign: 'kr' },
    },
  ];
  const before = { digestBefore: bookingDigest(aBooking()), pricesBefore: prices };
  const { page } = await open({ read: { kind: 'unread' }, asked: asked(before) });
  expect(page).toMatchObject({ state: 'moved', booking: undefined, pricesBefore: prices });

  const { at, from, to, end } = asked();
  const after = {
    kind: 'moved-unread',
    at,
    from,
    to,
    end,
    link: 'unknown',
    pricesBefore: prices,
  } as const;
  const elsewhere = await open({ read: { kind: 'unread' }, after });
  expect(elsewhere.page).toMatchObject({
    state: 'moved',
    booking: undefined,
    pricesBefore: prices,
  });
});
