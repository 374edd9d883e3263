import { expect, test } from '@playwright/test';
import type { Booking } from '@/lib/booking/booking';
import { createCalendar } from '@/lib/booking/calendar';
import { momentOfInstant, momentOfWallTime } from '@/lib/booking/moment';
import { aBooking, aShownBooking, stockholm } from '../support/bookings';

const now = Date.parse('2026-11-24T09:08:07.654Z');
const { company } = aBooking();
const mailed = { ...company, email: 'info@norrsken.example' };

const fileOf = (changes: Partial<Booking>, title = 'Bokning') =>
  createCalendar('a-{id}@example')(aShownBooking(changes), { title, now });
const lineOf = (name: string, changes: Partial<Booking>, title?: string) =>
  fileOf(changes, title)
    ?.replaceAll('\r\n ', '')
    .split('\r\n')
    .find((line) => line.startsWith(`${name}:`) || line.startsWith(`${name};`))
    ?.slice(name.length)
    .replace(/^:/, '');
const timesOf = (changes: Partial<Booking>) => [
  lineOf('DTSTART', changes),
  lineOf('DTEND', changes),
];

test('a booking that stands is a whole file of one event', () => {
  expect(
    fileOf({ company: { ...mailed, street: 'Storgatan 1', postalCode: '972 32' } })?.split('\r\n'),
  ).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//bokamera-cancellation//EN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    'UID:a-404042@example',
    'SEQUENCE:217674487',
    'STATUS:CONFIRMED',
    'DTSTAMP:20261124T090807Z',
    'DTSTART:20261127T133000Z',
    'DTEND:20261127T143000Z',
    'SUMMARY:Klippning – Salong Norrsken',
    'LOCATION:Storgatan 1\\, 972 32\\, Luleå',
    'ORGANIZER:mailto:info@norrsken.example',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]);
});

test('one that is cancelled removes the same event', () => {
  expect(fileOf({ status: 'cancelled', company: mailed })).toMatch(
    /METHOD:CANCEL\r\n.*UID:a-404042@example\r\nSEQUENCE:\d+\r\nSTATUS:CANCELLED\r\n.*ORGANIZER:mailto:info@norrsken.example\r\n/s,
  );
});

test('only what is booked is confirmed', () => {
  for (const status of ['reserved', 'awaiting-payment', 'unknown'] as const)
    expect(fileOf({ status, company: mailed })).toMatch(
      /METHOD:PUBLISH\r\n.*STATUS:TENTATIVE\r\n/s,
    );
});

test('without an address of the company the event has no organizer, and only a cancel a method', () => {
  for (const email of [undefined, 'maria snabela norrsken', 'ring oss', "o'@b@c.example"]) {
    const nobody = { ...company, email };
    expect(fileOf({ company: nobody })).not.toMatch(/METHOD|ORGANIZER/);
    expect(fileOf({ company: nobody, status: 'cancelled' })).toContain('METHOD:CANCEL\r\n');
    expect(fileOf({ company: nobody, status: 'cancelled' })).not.toContain('ORGANIZER');
  }
});

test('the organizer is the address that the page shows, as an address of mail', () => {
  const organizer = (email: string) => lineOf('ORGANIZER', { company: { ...company, email } });
  expect(organizer('E-post: info@norrsken.example, ring 0920-1')).toBe(
    'mailto:info@norrsken.example',
  );
  expect(organizer('a+b@norrsken.example')).toBe('mailto:a+b@norrsken.example');
  expect(organizer('a?subject=x@norrsken.example')).not.toContain('?');
  expect(organizer('bokning@hårsalong.example')).toBe('mailto:bokning@h%C3%A5rsalong.example');
});

test('what is not known does not stand in the file', () => {
  expect(fileOf({ start: undefined })).toBeUndefined();
  expect(lineOf('DTEND', { end: undefined, lengthInMinutes: undefined })).toBeUndefined();
  const bare = { ...company, city: undefined };
  expect(lineOf('LOCATION', { company: bare })).toBeUndefined();
  const least = fileOf({ company: bare, end: undefined, lengthInMinutes: undefined });
  expect(least?.split('\r\n')).toHaveLength(13);
});

test('an event without a service is named by the page’s own word', () => {
  expect(lineOf('SUMMARY', { service: undefined })).toBe('Bokning – Salong Norrsken');
  expect(lineOf('SUMMARY', { service: { name: undefined, description: undefined } })).toBe(
    'Bokning – Salong Norrsken',
  );
  expect(lineOf('SUMMARY', { company: { ...company, name: undefined } })).toBe('Klippning');
});

test('where only a length is known it gives the end, by the clock', () => {
  const lasting = (wall: string, lengthInMinutes: number) =>
    timesOf({ start: stockholm(wall), end: undefined, lengthInMinutes });
  expect(lasting('2026-11-27T14:30:00', 45)).toEqual(['20261127T133000Z', '20261127T141500Z']);
  // 12:00 to 12:00 is 23 hours over the change of March, and 25 over that of October.
  expect(lasting('2027-03-27T12:00:00', 1440)).toEqual(['20270327T110000Z', '20270328T100000Z']);
  expect(lasting('2026-10-24T12:00:00', 1440)).toEqual(['20261024T100000Z', '20261025T110000Z']);
});

test('an end that is known stands, whatever the length says', () => {
  expect(lineOf('DTEND', { lengthInMinutes: 600 })).toBe('20261127T143000Z');
});

test('days from midnight to midnight are days, in any zone', () => {
  const days = ['2027-03-27T00:00:00', '2027-03-29T00:00:00'] as const;
  for (const zone of ['Europe/Stockholm', 'Africa/Cairo', undefined]) {
    const [start, end] = days.map((wall) => momentOfWallTime(wall, zone));
    expect(timesOf({ start, end })).toEqual([';VALUE=DATE:20270327', ';VALUE=DATE:20270329']);
    expect(timesOf({ start, end: undefined, lengthInMinutes: 2 * 1440 })).toEqual([
      ';VALUE=DATE:20270327',
      ';VALUE=DATE:20270329',
    ]);
    const sure = zone !== undefined;
    expect(timesOf({ start, end: undefined, lengthInMinutes: undefined })).toEqual([
      sure ? expect.stringMatching(/^2027032\dT2[23]0000Z$/) : '20270327T000000',
      undefined,
    ]);
  }
});

test('nights are timed from the day of arrival to the day of departure', () => {
  expect(
    timesOf({ start: stockholm('2026-12-04T15:00:00'), end: stockholm('2026-12-07T11:00:00') }),
  ).toEqual(['20261204T140000Z', '20261207T100000Z']);
});

test('where no zone is known the event floats at the place’s own time', () => {
  const start = momentOfWallTime('2026-11-27T14:30:00', undefined);
  const end = momentOfWallTime('2026-11-27T15:30:00', undefined);
  expect(timesOf({ start, end })).toEqual(['20261127T143000', '20261127T153000']);
});

test('a time that the clocks skip or repeat stands as the page shows it, and so does the other end', () => {
  const from = (start: string, end: string) =>
    timesOf({ start: stockholm(start), end: stockholm(end) });
  expect(from('2027-03-28T02:30:00', '2027-03-28T04:00:00')).toEqual([
    '20270328T023000',
    '20270328T040000',
  ]);
  expect(from('2026-10-24T20:00:00', '2026-10-25T02:30:00')).toEqual([
    '20261024T200000',
    '20261025T023000',
  ]);
  const start = stockholm('2026-10-25T01:30:00');
  expect(timesOf({ start, end: undefined, lengthInMinutes: 60 })).toEqual([
    '20261025T013000',
    '20261025T023000',
  ]);
  // On the night, but not in the hour.
  expect(from('2026-10-25T01:00:00', '2026-10-25T03:00:00')).toEqual([
    '20261024T230000Z',
    '20261025T020000Z',
  ]);
});

test('of two 02:30 that the API tells apart each is its own instant', () => {
  const at = (instant: string) => momentOfInstant(Date.parse(instant), 'Europe/Stockholm');
  expect(timesOf({ start: at('2026-10-25T00:45:00Z'), end: at('2026-10-25T01:15:00Z') })).toEqual([
    '20261025T004500Z',
    '20261025T011500Z',
  ]);
});

test('an event that ends when or before it starts has no end', () => {
  const { start } = aBooking();
  expect(lineOf('DTEND', { end: start })).toBeUndefined();
  expect(lineOf('DTEND', { end: stockholm('2026-11-26T15:30:00') })).toBeUndefined();
  const [night, before] = [stockholm('2026-10-25T02:30:00'), stockholm('2026-10-25T02:15:00')];
  expect(timesOf({ start: night, end: before })).toEqual(['20261025T023000', undefined]);
  const midnight = stockholm('2026-11-27T00:00:00');
  expect(timesOf({ start: midnight, end: midnight })).toEqual(['20261126T230000Z', undefined]);
});

test('text is escaped, and every kind of line end', () => {
  const name = 'Färg; slingor, \\ och\r\nklipp\nning\rtill\u2028sist';
  expect(lineOf('SUMMARY', { service: { name, description: undefined } })).toBe(
    'Färg\\; slingor\\, \\\\ och\\nklipp\\nning\\ntill\\nsist – Salong Norrsken',
  );
});

test('control characters and halves of characters do not reach the file', () => {
  const name = 'Kl\u0000ip\u001bp\u007fni\u0085ng\ud83d';
  expect(lineOf('SUMMARY', { service: { name, description: undefined } })).toBe(
    'Klippning\ufffd – Salong Norrsken',
  );
});

test('lines are folded at 74 bytes, and never within a character', () => {
  const summary = (name: string) =>
    fileOf({
      service: { name, description: undefined },
      company: { ...company, name: undefined, city: undefined },
    })
      ?.split('SUMMARY:')[1]
      ?.split('\r\nEND')[0];
  expect(summary('a'.repeat(66))).toBe('a'.repeat(66));
  expect(summary('a'.repeat(67))).toBe(`${'a'.repeat(66)}\r\n a`);
  expect(summary('a'.repeat(66 + 73 + 1))).toBe(`${'a'.repeat(66)}\r\n ${'a'.repeat(73)}\r\n a`);
  expect(summary(`${'a'.repeat(65)}å`)).toBe(`${'a'.repeat(65)}\r\n å`);
  expect(summary(`${'a'.repeat(62)}👍b`)).toBe(`${'a'.repeat(62)}👍\r\n b`);
});

const sequenceOf = (
  calendar: ReturnType<typeof createCalendar>,
  changes: Partial<Booking>,
  at = now,
) =>
  Number(
    /\r\nSEQUENCE:(\d+)\r\n/.exec(
      calendar(aShownBooking(changes), { title: '', now: at }) ?? '',
    )?.[1],
  );

/** Added, made sure, moved twice, cancelled, revived, cancelled again. */
const story: readonly Partial<Booking>[] = [
  { status: 'reserved' },
  { status: 'booked' },
  { start: stockholm('2026-11-26T14:30:00') },
  { start: stockholm('2026-11-27T14:30:00') },
  { status: 'cancelled' },
  { status: 'booked' },
  { status: 'cancelled' },
];
const secondsSince2020 = (time: number) => Math.floor((time - Date.UTC(2020)) / 1_000);

test('the file of a booking has the number of its last change, on every instance and at any time', () => {
  const updatedOn = stockholm('2026-11-20T10:00:00');
  const number = secondsSince2020(updatedOn.earliest);
  expect(sequenceOf(createCalendar('{id}'), { updatedOn })).toBe(number);
  expect(sequenceOf(createCalendar('{id}'), { updatedOn }, now + 86_400_000)).toBe(number);
  const calendar = createCalendar('{id}');
  for (const at of [now, now, now + 60_000])
    expect(sequenceOf(calendar, { updatedOn }, at)).toBe(number);
});

test('each change stands above those before it, whether or not the API tells when it was', () => {
  for (const between of [0, 999, 1_000, 60_000, 86_400_000])
    for (const told of ['every change', 'the first', 'nothing'] as const) {
      const calendar = createCalendar('{id}');
      const numbers = story.map((changes, step) => {
        const at = now + step * between;
        const toldAt = told === 'every change' ? at : now;
        const updatedOn =
          told === 'nothing' ? undefined : momentOfInstant(toldAt, 'Europe/Stockholm');
        return sequenceOf(calendar, { updatedOn, ...changes }, at);
      });
      for (const [step, number] of numbers.entries())
        expect(number, `${between} ms, ${told}, step ${step}`).toBeGreaterThan(
          numbers[step - 1] ?? -1,
        );
      expect(Math.max(...numbers)).toBeLessThan(2 ** 31);
    }
});

test('a cancel stands above every earlier file of an instance whose clock is minutes ahead', () => {
  for (const updatedOn of [undefined, stockholm('2026-11-20T10:00:00')]) {
    const ahead = createCalendar('{id}');
    const before = story
      .slice(0, 4)
      .map((changes) => sequenceOf(ahead, { updatedOn, ...changes }, now + 600_000));
    const cancelled = sequenceOf(createCalendar('{id}'), { updatedOn, status: 'cancelled' });
    expect(cancelled).toBeGreaterThan(Math.max(...before));
  }
  const updatedOn = stockholm('2026-11-20T10:00:00');
  const cancelledOn = stockholm('2026-11-20T10:00:05');
  const cancelled = { updatedOn, cancelledOn, status: 'cancelled' } as const;
  expect(sequenceOf(createCalendar('{id}'), cancelled)).toBe(
    secondsSince2020(cancelledOn.earliest) + 10,
  );
});

test('a change ahead of the clock, or before 2020, leaves a number that calendars can keep', () => {
  const updatedOn = stockholm('2200-01-01T00:00:00');
  const number = sequenceOf(createCalendar('{id}'), { updatedOn });
  expect(number).toBeLessThan(secondsSince2020(now) + 3_600);
  expect(sequenceOf(createCalendar('{id}'), { updatedOn, status: 'cancelled' })).toBe(number + 10);
  const old = stockholm('2011-01-01T00:00:00');
  expect(sequenceOf(createCalendar('{id}'), { updatedOn: old })).toBe(0);
  expect(sequenceOf(createCalendar('{id}'), {}, 0)).toBe(0);
});

test('what is remembered of bookings stays apart and bounded', () => {
  const calendar = createCalendar('{id}');
  const updatedOn = stockholm('2026-11-20T10:00:00');
  const revive = (id: number) => sequenceOf(calendar, { id, updatedOn });
  const cancel = (id: number) => sequenceOf(calendar, { id, updatedOn, status: 'cancelled' });
  const first = revive(1);
  expect(cancel(1)).toBe(first + 10);
  expect(revive(1)).toBe(first + 11);
  expect(revive(2)).toBe(first);
  for (let id = 10; id < 10_008; id += 1) revive(id);
  expect(revive(1)).toBe(first + 11);
  expect(cancel(1)).toBe(first + 12);
  for (let id = 20_000; id < 30_000; id += 1) revive(id);
  expect(revive(1)).toBe(first);
});
