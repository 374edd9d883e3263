import { expect, test } from '@playwright/test';
import type { Booking } from '@/lib/booking/booking';
import type { ChangeAnswer, BookingApi, BookingRead } from '@/lib/booking/booking-api';
import type { MoveRule } from '@/lib/booking/move-rules';
import { fingerprint } from '@/lib/booking/fingerprint';
import { type FormTrace, parseMoveForm } from '@/lib/booking/submission';
import type { FreeTime, FreeTimesRead, MoveApi } from '@/lib/booking/move-api';
import { createMoveBooking, type MoveStep } from '@/lib/booking/move-booking';
import { createLinkTurns } from '@/lib/booking/link-turns';
import { httpStatus } from '@/server/booking/http-status';
import type { Verdict } from '@/lib/booking/press';
import { readTimes } from '@/lib/booking/read-times';
import { aBooking, stockholm } from '../support/bookings';

/** The result of choosing a time, for every answer of the API: at most one PUT, and only true claims. */

const link = { id: 404_042, code: 'CODE' };
const now = stockholm('2026-11-24T10:00:00').earliest;
const free = (wall: string, end = wall.replace('T09', 'T10')): FreeTime => ({
  start: stockholm(wall),
  end: stockholm(end),
  written: { start: wall, end },
});
const wanted = free('2026-11-30T09:00:00');
const other = free('2026-12-01T09:00:00');
const old = aBooking();
const moved = (changes: Partial<Booking> = {}) =>
  aBooking({ start: wanted.start, end: wanted.end, ...changes });
const found = (booking: Booking): BookingRead => ({ kind: 'found', booking });
const read = (...times: FreeTime[]): FreeTimesRead => ({ kind: 'read', times, isCut: false });
const person: Verdict = { kind: 'person', stage: 'first' };

type World = {
  readonly before?: BookingRead;
  readonly after?: BookingRead;
  readonly times?: readonly FreeTimesRead[];
  readonly changeAnswer?: ChangeAnswer;
  readonly rule?: MoveRule;
};

function world({
  before = found(old),
  after = found(moved()),
  times = [read(wanted, other)],
  changeAnswer = { kind: 'answered', booking: moved() },
  rule = 'in-time',
}: World = {}) {
  let puts = 0;
  let cancels = 0;
  let timesRead = 0;
  let release: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (release = resolve));
  let isHeld = false;
  const steps: MoveStep[] = [];
  const api: BookingApi = {
    read: () => Promise.resolve(before),
    readBeforeChange: () => Promise.resolve(before),
    readAfterChange: () => Promise.resolve(after),
    cancel: () => {
      cancels += 1;
      return Promise.resolve({ kind: 'declined' });
    },
    close: () => Promise.resolve(),
  };
  const moves: MoveApi = {
    freeTimes: () => {
      timesRead += 1;
      return Promise.resolve(times[timesRead - 1] ?? times.at(-1) ?? { kind: 'unread' });
    },
    move: async () => {
      puts += 1;
      if (isHeld) await gate;
      return changeAnswer;
    },
    close: () => Promise.resolve(),
  };
  const moveBooking = createMoveBooking(api, moves, createLinkTurns(), (step) => steps.push(step));
  return {
    api,
    moves,
    steps,
    sent: () => ({ puts, cancels }),
    hold: () => (isHeld = true),
    release: () => release(),
    pressWith: (trace: FormTrace, of = link) =>
      moveBooking({
        link: of,
        submission: { ...nothingPosted, chosen: choice, trace },
        verdict: person,
        ruleOf: () => rule,
        language: 'sv',
        urgency: 'known',
        now,
      }),
    press: (chosen: string | undefined, shown = fingerprint(old), verdict: Verdict = person) =>
      moveBooking({
        link,
        submission: {
          ...nothingPosted,
          chosen,
          trace: { fingerprint: shown, token: undefined, inputSeen: undefined },
        },
        verdict,
        ruleOf: () => rule,
        language: 'sv',
        urgency: 'known',
        now,
      }),
  };
}

const choice = wanted.written.start;

/** Lets pending promises run. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

test('a choice that is free is asked for once, and told as it is then read', async () => {
  const { press, sent, steps } = world();
  const page = await press(choice);
  expect(page).toMatchObject({
    state: 'moved',
    booking: { start: { wall: choice } },
    from: { wall: '2026-11-27T14:30:00' },
    linkNow: 'opens',
  });
  expect(sent()).toEqual({ puts: 1, cancels: 0 });
  expect(steps).toEqual(['chosen', 'moved']);
});

const declined: ChangeAnswer = { kind: 'declined' };
const lost: ChangeAnswer = { kind: 'unclear', timedOut: false };
const hung: ChangeAnswer = { kind: 'unclear', timedOut: true };
const proved: ChangeAnswer = { kind: 'answered', booking: moved() };
const nothingPosted = parseMoveForm(new URLSearchParams());
const unread: BookingRead = { kind: 'unread' };
const unlisted: BookingRead = { kind: 'not-listed' };

for (const [name, changeAnswer, after, state, status, more] of [
  ['declined, read as before', declined, found(old), 'not-moved', 409, {}],
  ['declined, and done all the same', declined, found(moved()), 'moved', 200, {}],
  ['no answer, read as done', lost, found(moved()), 'moved', 200, {}],
  [
    'no answer, read as before',
    lost,
    found(old),
    'move-unconfirmed',
    502,
    { readAtOldTime: true, asked: { at: now, from: '2026-11-27T14:30:00', to: wanted.start.wall } },
  ],
  [
    'no answer in time, not to be read',
    hung,
    unread,
    'move-unconfirmed',
    504,
    { readAtOldTime: false, booking: old },
  ],
  [
    'answered as done, read as before',
    proved,
    found(old),
    'move-unconfirmed',
    502,
    { readAtOldTime: true },
  ],
  [
    'no answer, read as reserved at the time before',
    lost,
    found(aBooking({ status: 'reserved' })),
    'move-unconfirmed',
    502,
    { readAtOldTime: false },
  ],
  [
    'no answer, read at a third time',
    lost,
    found(aBooking({ start: other.start, end: other.end })),
    'move-unconfirmed',
    502,
    { readAtOldTime: false, booking: { start: { wall: other.start.wall } } },
  ],
  [
    'declined, read without a time',
    declined,
    found(aBooking({ start: undefined })),
    'cancellable',
    200,
    {},
  ],
  ['answered as done, not to be read', proved, unread, 'moved', 200, { linkNow: 'unknown' }],
  ['answered as done, code changed', proved, unlisted, 'moved', 200, { linkNow: 'gone' }],
  ['no answer, code changed', lost, unlisted, 'move-unconfirmed', 502, {}],
  ['declined, not to be read', declined, unread, 'move-unconfirmed', 502, {}],
  [
    'declined, of a status nobody knows',
    declined,
    found(aBooking({ status: 'unknown' })),
    'move-unconfirmed',
    502,
    {},
  ],
  [
    'done, of a status nobody knows',
    proved,
    found(moved({ status: 'unknown' })),
    'move-unconfirmed',
    502,
    {},
  ],
  ...(
    [
      ['three days later', stockholm('2026-12-03T10:00:00')],
      ['still the old one', undefined],
      ['a quarter early', stockholm('2026-11-30T09:45:00')],
    ] as const
  ).flatMap(([said, end]) => [
    [
      `answered, the start read as asked and the end ${said}`,
      { kind: 'answered', booking: moved({ end }) },
      found(moved({ end })),
      'move-unconfirmed',
      502,
      { readAtOldTime: false, booking: { start: { wall: wanted.start.wall } } },
    ] as const,
    [
      `answered with the start as asked and the end ${said}, not to be read`,
      { kind: 'answered', booking: moved({ end }) },
      unread,
      'move-unconfirmed',
      502,
      {},
    ] as const,
    [
      `declined, the start read as asked and the end ${said}`,
      declined,
      found(moved({ end })),
      'move-unconfirmed',
      502,
      {},
    ] as const,
  ]),
  [
    'answered, only the end moved',
    proved,
    found(aBooking({ end: wanted.end })),
    'move-unconfirmed',
    502,
    { readAtOldTime: false },
  ],
  ['cancelled meanwhile', lost, found(aBooking({ status: 'cancelled' })), 'cancelled', 200, {}],
  [
    'declined, and moved elsewhere by the company',
    declined,
    found(aBooking({ start: other.start, end: other.end })),
    'choose-time',
    200,
    { notice: 'changed' },
  ],
  [
    'answered with another booking',
    { kind: 'answered', booking: moved({ id: 1 }) },
    unread,
    'move-unconfirmed',
    502,
    {},
  ],
  ...(['cancelled', 'unknown'] as const).map(
    (status) =>
      [
        `answered with a booking at that time that is ${status}`,
        { kind: 'answered', booking: moved({ status }) },
        unread,
        'move-unconfirmed',
        502,
        {},
      ] as const,
  ),
  [
    'answered with a booking without a time',
    { kind: 'answered', booking: moved({ start: undefined }) },
    unread,
    'move-unconfirmed',
    502,
    {},
  ],
] as const) {
  test(`${name}: ${state}`, async () => {
    const { press, sent } = world({ changeAnswer, after });
    const page = await press(choice);
    expect(page).toMatchObject({ state, ...more });
    expect(httpStatus(page)).toBe(status);
    expect(sent()).toEqual({ puts: 1, cancels: 0 });
  });
}

test('a choice that is taken by then is not asked for, and one taken in between is told as taken', async () => {
  const before = world({ times: [read(other)] });
  expect(await before.press(choice)).toMatchObject({
    state: 'slot-gone',
    offer: { times: [other] },
  });
  expect(before.sent().puts).toBe(0);
  expect(before.steps).toEqual(['slot-gone']);

  const between = world({
    changeAnswer: declined,
    after: found(old),
    times: [read(wanted, other), read(other)],
  });
  expect(await between.press(choice)).toMatchObject({ state: 'slot-gone', booking: old });
  expect(between.steps).toEqual(['chosen', 'slot-gone']);
});

test('nothing is asked for without a choice, with one that was never offered, or while times cannot be read', async () => {
  const { press, sent } = world();
  expect(await press(undefined)).toMatchObject({ state: 'choose-time', notice: undefined });
  expect(await press('2030-01-01T00:00:00')).toMatchObject({ state: 'slot-gone' });
  expect(sent().puts).toBe(0);
  const blind = world({ times: [{ kind: 'unread' }] });
  const page = await blind.press(choice);
  expect(page).toMatchObject({ state: 'choose-time', offer: { kind: 'unread' } });
  expect(httpStatus(page)).toBe(503);
  expect(blind.sent().puts).toBe(0);
});

test('the booking is judged again: cancelled, started, too late or changed, nothing is asked for', async () => {
  const states = [
    [aBooking({ status: 'cancelled' }), 'cancelled'],
    [aBooking({ start: stockholm('2026-11-24T09:00:00') }), 'started'],
    [aBooking({ deadline: stockholm('2026-11-24T09:00:00') }), 'too-late'],
    [aBooking({ bookable: undefined }), 'cancellable'],
  ] as const;
  for (const [booking, state] of states) {
    const { press, sent } = world({ before: found(booking) });
    expect(await press(choice, fingerprint(booking))).toMatchObject({ state });
    expect(sent().puts).toBe(0);
  }
  const changed = world();
  expect(await changed.press(choice, '.another')).toMatchObject({ notice: 'changed' });
  expect(changed.sent().puts).toBe(0);
  for (const [before, state] of [
    [unlisted, 'not-found'],
    [unread, 'unavailable'],
    [{ kind: 'throttled', retryAfterSeconds: 7 }, 'busy'],
  ] as const)
    expect(await world({ before }).press(choice)).toMatchObject({ state });
});

test('what looks automated, or opens a booking made just now, is asked once more', async () => {
  const { press, sent } = world();
  const automated: Verdict = { kind: 'automated', why: 'too-quick' };
  expect(await press(choice, undefined, automated)).toMatchObject({
    state: 'confirm-move',
    time: wanted,
  });
  expect(sent().puts).toBe(0);
  const justMade = aBooking({ madeOn: stockholm('2026-11-24T09:50:00') });
  const made = world({ before: found(justMade) });
  expect(await made.press(choice)).toMatchObject({ state: 'confirm-move' });
  await made.press(choice, undefined, { kind: 'person', stage: 'again' });
  expect(made.sent().puts).toBe(1);
});

test('a double tap is one PUT, also of two different choices, and both hear of the one that was sent', async () => {
  const one = world({ changeAnswer: lost, after: found(old) });
  one.hold();
  const both = [one.press(choice), one.press(other.written.start)];
  await turn();
  one.release();
  const [first, second] = await Promise.all(both);
  expect(one.sent().puts).toBe(1);
  expect(first).toMatchObject({ state: 'move-unconfirmed', asked: { to: choice } });
  expect(second).toEqual(first);
  expect(one.steps).toEqual(['chosen', 'unconfirmed']);
});

test('a page that did not say what it showed is asked for what was chosen on it', async () => {
  const { sent, pressWith } = world();
  const page = await pressWith({ fingerprint: undefined, token: undefined, inputSeen: undefined });
  expect(page.state).toBe('moved');
  expect(sent().puts).toBe(1);
});

test('declined while no times can be read any more, it is told as not moved', async () => {
  const { press } = world({
    changeAnswer: declined,
    after: found(old),
    times: [read(wanted), { kind: 'unread' }],
  });
  expect(await press(choice)).toEqual({ state: 'not-moved', booking: old });
});

test('one booking’s choice under way holds up no other’s', async () => {
  const one = world();
  one.hold();
  const first = one.press(choice);
  await turn();
  const second = one.pressWith(
    { fingerprint: undefined, token: undefined, inputSeen: undefined },
    { id: 404_042, code: 'OTHER' },
  );
  await turn();
  expect(one.sent().puts).toBe(2);
  one.release();
  await Promise.all([first, second]);
});

test('a press that comes again when it is done already is told so, and sends nothing', async () => {
  const { press, sent } = world({ before: found(moved()) });
  expect(await press(choice)).toMatchObject({ state: 'moved', from: undefined });
  expect(sent().puts).toBe(0);
});

test('looking again after no answer tells the new time once it is read, and the old one for what it is', async () => {
  const asked = { at: now - 60_000, from: old.start?.wall, to: choice };
  const look = async (booking: Booking, later = 0) => {
    const { api, moves } = world({ before: found(booking) });
    return readTimes(api, moves, {
      link,
      asked,
      result: undefined,
      ruleOf: () => 'in-time',
      day: undefined,
      chosen: undefined,
      language: 'sv',
      urgency: 'known',
      now: now + later,
    });
  };
  expect(await look(moved())).toMatchObject({ state: 'moved', from: { wall: asked.from } });
  expect(await look(old)).toMatchObject({ state: 'move-unconfirmed' });
  expect(await look(old, 11 * 60_000)).toMatchObject({ state: 'choose-time' });
  expect(await look(moved({ status: 'unknown' }))).toMatchObject({ state: 'move-unconfirmed' });
  expect(await look(aBooking({ status: 'cancelled' }))).toMatchObject({ state: 'cancelled' });
  expect(await look(aBooking({ start: other.start }))).toMatchObject({ state: 'choose-time' });
});

const priced = (value: number, text?: string) => ({
  category: undefined,
  quantity: 1,
  text,
  amount: { value, currency: 'SEK', sign: 'kr' },
});

test('a price that is another after the move is told with the one before, also where only the answer shows it', async () => {
  const before = aBooking({ priceLines: [priced(450)] });
  const dearer = moved({ priceLines: [priced(520)] });
  const press = async (after: BookingRead, changeAnswer: ChangeAnswer = proved) => {
    const one = world({ before: found(before), after, changeAnswer });
    return one.press(choice, fingerprint(before));
  };
  for (const page of [
    await press(found(dearer)),
    await press(unread, { kind: 'answered', booking: dearer }),
  ])
    expect(page).toMatchObject({ state: 'moved', pricesBefore: [priced(450)] });
  for (const page of [
    await press(found(moved({ priceLines: [priced(450)] }))),
    await press(found(moved({ priceLines: [priced(450, '450 kr')] }))),
    await press(found(moved())),
  ])
    expect(page).toMatchObject({ state: 'moved', pricesBefore: undefined });
});

test('a press that comes again and finds the new start with another end is not told as moved', async () => {
  for (const end of [undefined, stockholm('2026-12-03T10:00:00')]) {
    const { press, sent } = world({ before: found(moved({ end })) });
    expect((await press(choice)).state).not.toBe('moved');
    expect(sent().puts).toBe(0);
  }
});
