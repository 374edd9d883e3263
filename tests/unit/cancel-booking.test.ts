import { expect, test } from '@playwright/test';
import type { Booking } from '@/lib/booking/booking';
import type { ChangeAnswer, BookingRead } from '@/lib/booking/booking-api';
import { createCancelBooking, type CountedCancel } from '@/lib/booking/cancel-booking';
import { createLinkTurns } from '@/lib/booking/link-turns';
import type { FormOptions } from '@/lib/booking/cancel-input';
import { parseCancelForm } from '@/lib/booking/submission';
import { fingerprint, hasDigestOf, bookingDigest } from '@/lib/booking/fingerprint';
import type { BookingLink } from '@/lib/booking/link';
import { momentOfInstant, momentOfWallTime } from '@/lib/booking/moment';
import type { Verdict } from '@/lib/booking/press';
import { aBooking, stockholm } from '../support/bookings';
import { tellSystem } from '../support/booking-system';

const now = Date.parse('2026-11-24T09:00:00Z');
const link = { id: 404_042, code: 'AB12' };
const booking = aBooking();
const gone = aBooking({ status: 'cancelled' });
const found = (booking: Booking): BookingRead => ({ kind: 'found', booking });
const options: FormOptions = { reasons: ['ill'], reason: 'optional', comment: 'optional' };
const person: Verdict = { kind: 'person', stage: 'first' };

type Told = {
  readonly before?: BookingRead;
  readonly changeAnswer?: ChangeAnswer;
  readonly after?: BookingRead;
  readonly fields?: Readonly<Record<string, string>>;
  readonly options?: FormOptions;
  readonly verdict?: Verdict;
};

/** Presses once, and tells what came of it. */
async function press(told: Told = {}) {
  const { before = found(booking), changeAnswer = { kind: 'declined' }, after = before } = told;
  const api = tellSystem({ before, changeAnswer, after });
  const sent: CountedCancel[] = [];
  const page = await createCancelBooking(api, createLinkTurns(), (one) => sent.push(one))({
    link,
    submission: parseCancelForm(
      new URLSearchParams({ comment: 'Sjuk', reason: 'ill', ...told.fields }),
    ),
    verdict: told.verdict ?? person,
    optionsOf: () => told.options ?? options,
    wordsFor: (_, { comment, reason }) => Promise.resolve(`${reason}: ${comment}`),
    language: 'sv',
    urgency: 'known',
    now,
  });
  return { page, sent, asked: api.asked };
}

const input = { comment: 'Sjuk', reason: 'ill' };
const readBefore = ['read before cancel', link, 'sv', 'known'];
const deleted = ['cancel', link, 'ill: Sjuk', 'sv'];
const readAfter = ['read after cancel', link, 'sv'];

test('a cancel that its own answer proves needs no second read', async () => {
  const { page, sent, asked } = await press({ changeAnswer: { kind: 'answered', booking: gone } });
  expect(page).toEqual({
    state: 'cancelled',
    booking: gone,
    catchingUp: false,
    proved: { words: 'ill: Sjuk', digests: bookingDigest(booking), agrees: true },
  });
  expect(asked).toEqual([readBefore, deleted]);
  expect(sent).toEqual([{ outcome: 'cancelled', booking, reason: 'ill' }]);
});

test('an answer that contradicts the read before it is told from one that only tells less or more', async () => {
  const agreeing = async (changes: Partial<Booking>, before: Partial<Booking> = {}) => {
    const { page } = await press({
      before: found({ ...booking, ...before }),
      changeAnswer: { kind: 'answered', booking: { ...gone, ...changes } },
    });
    return page.state === 'cancelled' && page.proved?.agrees;
  };
  const { company } = booking;
  const elsewhere = (changes: Partial<Booking['company']>) => ({
    company: { ...company, ...changes },
  });
  for (const contradicting of [
    { start: stockholm('2026-11-28T14:30:00') },
    { end: stockholm('2026-11-27T16:30:00') },
    { deadline: stockholm('2026-11-25T14:30:00') },
    { service: { name: 'Färgning', description: undefined } },
    elsewhere({ name: 'Salong Söderhavet' }),
    elsewhere({ country: 'FI' }),
    elsewhere({ timeZone: 'Europe/Helsinki' }),
  ])
    expect(await agreeing(contradicting), JSON.stringify(contradicting)).toBe(false);
  const named = elsewhere({ id: 'a' });
  expect(await agreeing(elsewhere({ id: 'b' }), named)).toBe(false);
  for (const silent of [
    { start: undefined, end: undefined, deadline: undefined, service: undefined },
    elsewhere({ name: undefined, country: undefined, timeZone: undefined }),
    elsewhere({ name: ' SALONG  Norrsken ' }),
    named,
    { cancelledOn: stockholm('2026-11-24T12:00:00') },
  ])
    expect(await agreeing(silent), JSON.stringify(silent)).toBe(true);
});

test('where the answer names another time than the read before it, its proof speaks for both and no third', async () => {
  const rebooked = {
    start: stockholm('2026-12-04T10:00:00'),
    end: stockholm('2026-12-04T11:00:00'),
  };
  const { page } = await press({
    changeAnswer: { kind: 'answered', booking: { ...gone, ...rebooked } },
  });
  const digests = (page.state === 'cancelled' && page.proved?.digests) || '';
  for (const status of ['booked', 'cancelled'] as const) {
    expect(hasDigestOf(digests, aBooking({ status }))).toBe(true);
    expect(hasDigestOf(digests, aBooking({ status, ...rebooked }))).toBe(true);
    expect(hasDigestOf(digests, aBooking({ status, start: rebooked.start }))).toBe(false);
  }
});

test('a read before the cancel that lagged behind a new price does not keep the proof from a later read', async () => {
  const line = { category: undefined, quantity: undefined, text: '650 kr', amount: undefined };
  const repriced = { priceLines: [line] };
  const { page } = await press({
    changeAnswer: { kind: 'answered', booking: { ...gone, ...repriced } },
  });
  const digests = (page.state === 'cancelled' && page.proved?.digests) || '';
  expect(hasDigestOf(digests, aBooking())).toBe(true);
  expect(hasDigestOf(digests, aBooking(repriced))).toBe(true);
});

test('where the number was given to a booking made later, its proof speaks for that one alone', async () => {
  const later = {
    madeOn: stockholm('2026-11-24T09:30:00'),
    start: stockholm('2026-12-04T10:00:00'),
    end: stockholm('2026-12-04T11:00:00'),
  };
  const before = aBooking({ madeOn: stockholm('2026-11-20T09:30:00') });
  for (const told of [
    { changeAnswer: { kind: 'answered', booking: { ...gone, ...later } } },
    { changeAnswer: { kind: 'unclear', timedOut: false }, after: found({ ...gone, ...later }) },
  ] as const) {
    const { page } = await press({ before: found(before), ...told });
    const digests = (page.state === 'cancelled' && page.proved?.digests) || '';
    expect(hasDigestOf(digests, aBooking(later))).toBe(true);
    expect(hasDigestOf(digests, before)).toBe(false);
  }
});

test('an answer about another booking proves nothing', async () => {
  const other = { ...gone, id: 7 };
  const { page, asked } = await press({ changeAnswer: { kind: 'answered', booking: other } });
  expect(page.state).toBe('unconfirmed');
  expect(asked).toEqual([readBefore, deleted, readAfter]);
});

test('what was declined and reads as booked is not cancelled, with the form as it was', async () => {
  const { page, sent } = await press();
  expect(page).toEqual({ state: 'not-cancelled', booking, standsUnchanged: true, input });
  expect(sent).toEqual([{ outcome: 'not-cancelled', booking, reason: 'ill' }]);
});

test('what was declined and reads as another booking than before is not said to stand', async () => {
  const moved = aBooking({ start: stockholm('2026-11-29T14:30:00') });
  for (const after of [moved, aBooking({ status: 'reserved' })])
    expect((await press({ after: found(after) })).page).toMatchObject({
      state: 'not-cancelled',
      standsUnchanged: false,
    });
});

test('what the answer to a cancel leaves out is known from the read before it', async () => {
  const lean = {
    ...aBooking({
      status: 'cancelled',
      service: undefined,
      start: undefined,
      end: undefined,
      lengthInMinutes: undefined,
      deadline: undefined,
      unreadable: ['start'],
      cancelledOn: momentOfWallTime('2026-11-24T10:00:00', undefined),
    }),
    company: {
      ...(Object.fromEntries(Object.keys(booking.company).map((name) => [name, undefined])) as Omit<
        typeof booking.company,
        'source'
      >),
      source: 'api' as const,
    },
  };
  const { page } = await press({ changeAnswer: { kind: 'answered', booking: lean } });
  expect(page).toMatchObject({
    state: 'cancelled',
    booking: {
      ...booking,
      status: 'cancelled',
      unreadable: [],
      cancelledOn: stockholm('2026-11-24T10:00:00'),
    },
  });
});

test('what was declined because it became too late is too late', async () => {
  const late = aBooking({ deadline: stockholm('2026-11-24T09:00:00') });
  expect((await press({ after: found(late) })).page).toMatchObject({
    state: 'too-late',
    booking: late,
  });
});

test('what was declined and reads as cancelled was cancelled by somebody else', async () => {
  const { page, sent } = await press({ after: found(gone) });
  expect(page).toMatchObject({ state: 'cancelled', booking: gone });
  expect(page).toHaveProperty('proved', undefined);
  expect(sent).toMatchObject([{ outcome: 'already-cancelled' }]);
  expect(sent[0]?.reason).toBeUndefined();
});

test('a cancel without a clear answer is unconfirmed, and says whether it is still listed', async () => {
  for (const timedOut of [true, false])
    expect((await press({ changeAnswer: { kind: 'unclear', timedOut } })).page).toEqual({
      state: 'unconfirmed',
      booking,
      readAsBooked: true,
      input,
      timedOut,
    });
  const unknown = aBooking({ status: 'unknown' });
  const read = await press({
    changeAnswer: { kind: 'unclear', timedOut: true },
    after: found(unknown),
  });
  expect(read.page).toMatchObject({ booking: unknown, readAsBooked: false });
});

test('where nothing can be read after it, the booking is shown as it was before', async () => {
  const { page, sent } = await press({ after: { kind: 'unread' } });
  expect(page).toMatchObject({
    state: 'unconfirmed',
    booking,
    readAsBooked: false,
    timedOut: false,
  });
  expect(sent).toMatchObject([{ outcome: 'unconfirmed' }]);
});

test('nothing is sent for a booking that cannot be read, and the form is kept', async () => {
  const pages = {
    'not-listed': { state: 'not-found' },
    unread: { state: 'unavailable', input },
  } as const;
  for (const kind of ['not-listed', 'unread'] as const) {
    const { page, asked, sent } = await press({ before: { kind } });
    expect(page).toEqual(pages[kind]);
    expect(asked).toEqual([readBefore]);
    expect(sent).toEqual([]);
  }
});

test('nothing is sent for a booking that is cancelled, begun or past its deadline', async () => {
  const bookings = {
    cancelled: gone,
    started: aBooking({ start: stockholm('2026-11-24T09:00:00') }),
    'too-late': aBooking({ deadline: stockholm('2026-11-24T09:00:00') }),
  };
  for (const [state, before] of Object.entries(bookings)) {
    const { page, asked } = await press({ before: found(before) });
    expect(page).toMatchObject({ state, booking: before });
    expect(asked).toEqual([readBefore]);
  }
});

test('nothing is sent while the company’s form lacks something', async () => {
  const { page, asked } = await press({
    options: { ...options, reason: 'required' },
    fields: { reason: '' },
  });
  expect(page).toMatchObject({
    state: 'cancellable',
    input: { comment: 'Sjuk' },
    notice: { kind: 'problem', problem: 'reason-missing' },
  });
  expect(asked).toEqual([readBefore]);
});

test('nothing is sent when the booking is another than the one that was shown', async () => {
  const { page, asked } = await press({
    fields: { shown: fingerprint(aBooking({ end: undefined })) },
  });
  expect(page).toMatchObject({ state: 'cancellable', input, notice: { kind: 'changed' } });
  expect(asked).toEqual([readBefore]);
  const same = await press({ fields: { shown: fingerprint(booking) } });
  expect(same.asked).toContainEqual(deleted);
});

test('a press that looks automated is asked again, with its reason and comment', async () => {
  const { page, asked } = await press({ verdict: { kind: 'automated', why: 'no-signal' } });
  expect(page).toEqual({ state: 'confirm-again', booking, input });
  expect(asked).toEqual([readBefore]);
});

test('a booking that was just made is asked about once more', async () => {
  const justMade = aBooking({ madeOn: momentOfInstant(now - 60_000, 'Europe/Stockholm') });
  const first = await press({ before: found(justMade) });
  expect(first.page).toEqual({ state: 'confirm-again', booking: justMade, input });
  expect(first.asked).toEqual([readBefore]);
  const again = await press({
    before: found(justMade),
    verdict: { kind: 'person', stage: 'again' },
  });
  expect(again.asked).toContainEqual(deleted);
});

test('what the company does not ask for is not sent on', async () => {
  const { asked } = await press({ options: { ...options, comment: 'off', reasons: [] } });
  expect(asked[1]).toEqual(['cancel', link, 'undefined: ', 'sv']);
});

test('a double tap is one cancel, and a press of another link beside it is one of its own', async () => {
  const api = tellSystem({
    before: found(booking),
    changeAnswer: { kind: 'answered', booking: gone },
    after: found(gone),
  });
  const cancel = createCancelBooking(api, createLinkTurns(), () => undefined);
  const pressOf = (of: BookingLink) =>
    cancel({
      link: of,
      submission: parseCancelForm(new URLSearchParams()),
      verdict: person,
      optionsOf: () => options,
      wordsFor: () => Promise.resolve(''),
      language: 'sv',
      urgency: 'known',
      now,
    });
  const other = { id: link.id, code: 'AB13' };
  await Promise.all([pressOf(link), pressOf(link), pressOf(other)]);
  expect(api.asked.filter(([what]) => what === 'cancel').map(([, of]) => of)).toEqual([
    link,
    other,
  ]);
});
