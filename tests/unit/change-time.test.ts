import { expect, test } from '@playwright/test';
import { daysToRead, toOffer } from '@/lib/booking/free-days';
import { isLikelyFinal, likelyDeadline, mayMove } from '@/lib/booking/move-rules';
import { momentOfWallTime } from '@/lib/booking/moment';
import type { FreeTime } from '@/lib/booking/move-api';
import { aBooking, stockholm } from '../support/bookings';

/** The booking of these tests is on Friday 27 November 2026 at 14:30, and now is Tuesday the 24th. */
const now = stockholm('2026-11-24T10:00:00').earliest;
const free = (wall: string): FreeTime => ({
  start: stockholm(wall),
  end: stockholm(wall),
  written: { start: wall, end: wall },
});
const read = (walls: readonly string[], isCut = false) =>
  ({ kind: 'read', times: walls.map(free), isCut }) as const;
const offerOf = (walls: readonly string[], day?: string) =>
  toOffer(read(walls), aBooking(), day, now);

test('a time may be changed as long as it may be cancelled, and after the deadline only by the company’s rule', () => {
  const late = aBooking({ deadline: stockholm('2026-11-24T09:00:00') });
  const started = aBooking({ start: stockholm('2026-11-24T09:00:00') });
  const cases = [
    [aBooking(), 'in-time', true],
    [aBooking(), 'off', false],
    [late, 'in-time', false],
    [late, 'until-start', true],
    [started, 'until-start', false],
    [aBooking({ status: 'cancelled' }), 'until-start', false],
    [aBooking({ status: 'unknown' }), 'in-time', false],
    [aBooking({ status: 'reserved' }), 'in-time', true],
    [aBooking({ bookable: undefined }), 'in-time', false],
    [aBooking({ end: undefined }), 'in-time', false],
  ] as const;
  for (const [booking, rule, may] of cases) expect(mayMove(booking, rule, now)).toBe(may);
});

test('suggestions are looked for a week around the booking, and never before today', () => {
  expect(daysToRead(aBooking(), undefined, now)).toEqual({
    from: '2026-11-24',
    until: '2026-12-09',
  });
  const far = aBooking({ start: stockholm('2027-02-10T09:00:00') });
  expect(daysToRead(far, undefined, now)).toEqual({ from: '2027-02-03', until: '2027-02-18' });
});

test('a day is shown with its week from Monday, and this week from today', () => {
  const days = (asked: string) => daysToRead(aBooking(), asked, now);
  expect(days('2026-12-02')).toEqual({ from: '2026-11-30', until: '2026-12-07' });
  expect(days('2026-11-27')).toEqual({ from: '2026-11-24', until: '2026-11-30' });
});

test('a day that does not exist, has passed or is more than a year away counts as not asked for', () => {
  const suggestions = daysToRead(aBooking(), undefined, now);
  for (const asked of [
    '',
    'soon',
    '2026-02-30',
    '2026-11-23',
    '2029-01-01',
    '9999-99-99',
    '2026-12-1',
  ])
    expect(daysToRead(aBooking(), asked, now), asked).toEqual(suggestions);
  expect(daysToRead(aBooking(), '2027-11-24', now)).not.toEqual(suggestions);
  expect(daysToRead(aBooking(), '2027-11-25', now)).toEqual(suggestions);
});

test('today is the company’s, whatever day it is elsewhere; without a zone it is that of UTC', () => {
  const from = (at: number, booking = aBooking()) => daysToRead(booking, undefined, at).from;
  expect(from(stockholm('2026-11-24T23:30:00').earliest)).toBe('2026-11-24');
  expect(from(stockholm('2026-11-25T00:30:00').earliest)).toBe('2026-11-25');
  const nowhere = aBooking({ start: momentOfWallTime('2026-11-27T14:30:00', undefined) });
  expect(from(Date.parse('2026-11-24T23:30:00Z'), nowhere)).toBe('2026-11-24');
});

test('three suggestions: the same time a week later, the nearest before and the nearest after', () => {
  const offer = offerOf([
    '2026-11-25T09:00:00',
    '2026-11-26T16:00:00',
    '2026-11-27T15:30:00',
    '2026-12-01T08:00:00',
    '2026-12-04T14:30:00',
  ]);
  expect(offer).toMatchObject({
    kind: 'times',
    suggestions: [
      { why: 'week-later', time: { written: { start: '2026-12-04T14:30:00' } } },
      { why: 'before', time: { written: { start: '2026-11-26T16:00:00' } } },
      { why: 'after', time: { written: { start: '2026-11-27T15:30:00' } } },
    ],
    week: { day: undefined },
  });
});

test('no time is suggested twice, and none that is not free', () => {
  const suggestions = (walls: string[]) => {
    const offer = offerOf(walls);
    return offer.kind === 'times' ? offer.suggestions.map(({ why }) => why) : offer.kind;
  };
  expect(suggestions(['2026-12-04T14:30:00'])).toEqual(['week-later']);
  expect(suggestions(['2026-11-26T14:30:00'])).toEqual(['before']);
  expect(suggestions(['2026-11-30T09:00:00'])).toEqual(['after']);
  expect(suggestions(['2026-11-24T09:30:00'])).toBe('none');
});

test('a week counts the free times of each day, and leads to the weeks around it', () => {
  const offer = offerOf(
    ['2026-12-02T09:00:00', '2026-12-02T10:00:00', '2026-12-04T09:00:00'],
    '2026-12-02',
  );
  expect(offer).toMatchObject({
    kind: 'times',
    suggestions: [],
    week: { day: '2026-12-02', earlier: '2026-11-24', later: '2026-12-07' },
  });
  expect(offer.kind === 'times' && offer.week.days).toEqual([
    { date: '2026-11-30', free: 0 },
    { date: '2026-12-01', free: 0 },
    { date: '2026-12-02', free: 2 },
    { date: '2026-12-03', free: 0 },
    { date: '2026-12-04', free: 1 },
    { date: '2026-12-05', free: 0 },
    { date: '2026-12-06', free: 0 },
  ]);
  expect(offerOf([], '2026-11-26')).toMatchObject({ kind: 'none', week: { earlier: undefined } });
  expect(offerOf([], '2027-11-23')).toMatchObject({ week: { later: undefined } });
});

test('a day without free times shows the next of its week that has some, or the last before it', () => {
  const dayOf = (walls: string[], asked: string) => {
    const offer = offerOf(walls, asked);
    return offer.kind === 'unread' ? undefined : offer.week.day;
  };
  expect(dayOf(['2026-12-01T09:00:00', '2026-12-04T09:00:00'], '2026-12-02')).toBe('2026-12-04');
  expect(dayOf(['2026-12-01T09:00:00'], '2026-12-02')).toBe('2026-12-01');
});

test('of a week that could not be read whole, no day from the last on is counted', () => {
  const offer = toOffer(
    read(['2026-11-30T09:00:00', '2026-12-01T09:00:00'], true),
    aBooking(),
    '2026-11-30',
    now,
  );
  expect(offer.kind === 'times' && offer.week.days.map(({ free }) => free)).toEqual([
    1,
    ...Array<undefined>(6).fill(undefined),
  ]);
});

test('what has passed is not offered, and what could not be read is said so', () => {
  const offer = offerOf(['2026-11-24T09:30:00', '2026-11-24T10:30:00']);
  expect(offer.kind === 'times' && offer.times.map(({ written }) => written.start)).toEqual([
    '2026-11-24T10:30:00',
  ]);
  expect(toOffer({ kind: 'unread' }, aBooking(), undefined, now)).toEqual({
    kind: 'unread',
  });
});

test('a new time probably has its deadline as far before it as the booked time has', () => {
  const booking = aBooking({ deadline: stockholm('2026-11-26T14:30:00') });
  expect(likelyDeadline(booking, free('2026-12-02T09:00:00'))).toBe(
    stockholm('2026-12-01T09:00:00').earliest,
  );
  expect(isLikelyFinal(booking, free('2026-11-25T10:00:00'), now)).toBe(true);
  expect(isLikelyFinal(booking, free('2026-11-25T10:01:00'), now)).toBe(false);
  expect(isLikelyFinal(aBooking({ deadline: undefined }), free('2026-11-24T11:00:00'), now)).toBe(
    false,
  );
});
