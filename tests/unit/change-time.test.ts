import { expect, test } from '@playwright/test';
import { mayMove, offeredDays, toOffer } from '@/lib/booking/move-rules';
import { momentOfWallTime } from '@/lib/booking/moment';
import type { FreeTime } from '@/lib/booking/move-api';
import { aBooking, stockholm } from '../support/bookings';

const now = stockholm('2026-11-24T10:00:00').earliest;
const free = (wall: string): FreeTime => ({
  start: stockholm(wall),
  end: stockholm(wall),
  written: { start: wall, end: wall },
});

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

test('the days begin today, or a week before a booking that is weeks away, and go on from there', () => {
  expect(offeredDays(aBooking(), undefined, now)).toEqual({
    days: { from: '2026-11-24', until: '2026-12-08' },
    earlier: undefined,
    later: '2026-12-08',
  });
  const far = aBooking({ start: stockholm('2027-02-10T09:00:00') });
  expect(offeredDays(far, undefined, now)).toEqual({
    days: { from: '2027-02-03', until: '2027-02-17' },
    earlier: '2027-01-20',
    later: '2027-02-17',
  });
  expect(offeredDays(aBooking(), '2026-12-01', now)).toMatchObject({ earlier: '2026-11-24' });
});

test('a day that is none, has passed or is more than a year away counts as not asked for', () => {
  for (const asked of ['', 'soon', '2026-02-30', '2026-11-23', '2029-01-01', '9999-99-99'])
    expect(offeredDays(aBooking(), asked, now).days.from).toBe('2026-11-24');
  expect(offeredDays(aBooking(), '2027-11-20', now).later).toBeUndefined();
});

test('today is the company’s, whatever day it is elsewhere', () => {
  const evening = stockholm('2026-11-24T23:30:00').earliest;
  expect(offeredDays(aBooking(), undefined, evening).days.from).toBe('2026-11-24');
  const after = stockholm('2026-11-25T00:30:00').earliest;
  expect(offeredDays(aBooking(), undefined, after).days.from).toBe('2026-11-25');
});

test('what has passed is not offered, and a page holds whole days', () => {
  const days = offeredDays(aBooking(), undefined, now);
  const read = (times: FreeTime[]) => toOffer({ kind: 'read', times }, days, now);
  expect(read([free('2026-11-24T09:30:00'), free('2026-11-24T10:30:00')])).toMatchObject({
    kind: 'times',
    times: [{ written: { start: '2026-11-24T10:30:00' } }],
  });
  expect(read([free('2026-11-24T09:30:00')]).kind).toBe('none');
  expect(toOffer({ kind: 'unreadable' }, days, now).kind).toBe('unreadable');

  const minutes = (day: string) =>
    Array.from({ length: 200 }, (_, index) =>
      free(
        `${day}T${String(11 + Math.floor(index / 60))}:${String(index % 60).padStart(2, '0')}:00`,
      ),
    );
  const full = read([...minutes('2026-11-25'), ...minutes('2026-11-26')]);
  expect(full).toMatchObject({ later: '2026-11-26' });
  expect(full.times).toHaveLength(200);
});

test('earlier and later days stand behind links as far as there are any', () => {
  const days = (asked: string | undefined) => offeredDays(aBooking(), asked, now);
  expect(days('2026-11-24').earlier).toBeUndefined();
  expect(days('2026-11-25').earlier).toBe('2026-11-24');
  expect(days('2026-12-08').earlier).toBe('2026-11-24');
  expect(days('2026-12-09').earlier).toBe('2026-11-25');
  // A year from today is the last day that can be asked for.
  expect(days('2027-11-24').days).toEqual({ from: '2027-11-24', until: '2027-12-08' });
  expect(days('2027-11-25').days.from).toBe('2026-11-24');
  expect(days('2027-11-10').later).toBe('2027-11-24');
  expect(days('2027-11-11').later).toBeUndefined();
  for (const asked of ['x2026-12-01', '2026-12-01x', '2026-12-1', '20261201'])
    expect(days(asked).days.from, asked).toBe('2026-11-24');
});

test('a booking two weeks away is far, and one a day nearer is not', () => {
  const from = (wall: string) =>
    offeredDays(aBooking({ start: stockholm(wall) }), undefined, now).days.from;
  expect(from('2026-12-07T23:00:00')).toBe('2026-11-24');
  expect(from('2026-12-08T00:00:00')).toBe('2026-12-01');
});

test('a booking without a start, or at a company without a zone, is offered days by UTC', () => {
  const late = Date.parse('2026-11-24T23:30:00Z');
  const nowhere = aBooking({ start: momentOfWallTime('2026-11-27T14:30:00', undefined) });
  for (const booking of [aBooking({ start: undefined }), nowhere])
    expect(offeredDays(booking, undefined, late)).toEqual({
      days: { from: '2026-11-24', until: '2026-12-08' },
      earlier: undefined,
      later: '2026-12-08',
    });
});

test('a page holds three hundred times, one day more than that is cut, and none is lost behind the link', () => {
  const days = offeredDays(aBooking(), undefined, now);
  const onDay = (day: string, count: number) =>
    Array.from({ length: count }, (_, index) =>
      free(
        `${day}T${String(10 + Math.floor(index / 60)).padStart(2, '0')}:${String(index % 60).padStart(2, '0')}:30`,
      ),
    );
  const read = (times: FreeTime[]) => toOffer({ kind: 'read', times }, days, now);
  const exactly = read([...onDay('2026-11-25', 150), ...onDay('2026-11-26', 150)]);
  expect(exactly.times).toHaveLength(300);
  expect(exactly.later).toBe('2026-12-08');
  const oneMore = read([...onDay('2026-11-25', 150), ...onDay('2026-11-26', 151)]);
  expect(oneMore.times).toHaveLength(150);
  expect(oneMore.later).toBe('2026-11-26');
  const oneDay = read(onDay('2026-11-25', 301));
  expect(oneDay.times).toHaveLength(300);
  expect(oneDay.later).toBe('2026-12-08');
  expect(read([])).toEqual({ kind: 'none', times: [], earlier: undefined, later: '2026-12-08' });
  expect(toOffer({ kind: 'unreadable' }, days, now)).toEqual({
    kind: 'unreadable',
    times: [],
    earlier: undefined,
    later: '2026-12-08',
  });
});
