import { expect, test } from '@playwright/test';
import type { Booking } from '@/lib/booking/booking';
import { calendarFile } from '@/lib/booking/calendar';
import { momentOfWallTime } from '@/lib/booking/moment';
import { aBooking, aShownBooking } from '../support/bookings';

const now = Date.parse('2026-11-24T09:08:07.654Z');
const { company } = aBooking();

const fileOf = (changes: Partial<Booking>, title = 'Bokning') =>
  calendarFile(aShownBooking(changes), { title, uid: 'a-{id}@example', now });
const lineOf = (name: string, changes: Partial<Booking>, title?: string) =>
  fileOf(changes, title)
    ?.replaceAll('\r\n ', '')
    .split('\r\n')
    .find((line) => line.startsWith(`${name}:`))
    ?.slice(name.length + 1);

test('a booking that stands is a whole file of one event', () => {
  expect(
    fileOf({ company: { ...company, street: 'Storgatan 1', postalCode: '972 32' } })?.split('\r\n'),
  ).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//bokamera-cancellation//EN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    'UID:a-404042@example',
    'SEQUENCE:0',
    'STATUS:CONFIRMED',
    'DTSTAMP:20261124T090807Z',
    'DTSTART:20261127T133000Z',
    'DTEND:20261127T143000Z',
    'SUMMARY:Klippning – Salong Norrsken',
    'LOCATION:Storgatan 1\\, 972 32\\, Luleå',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ]);
});

test('one that is cancelled removes the same event, later than the first', () => {
  expect(fileOf({ status: 'cancelled' })).toMatch(
    /METHOD:CANCEL\r\n.*UID:a-404042@example\r\nSEQUENCE:1\r\nSTATUS:CANCELLED\r\n/s,
  );
});

test('only what is booked is confirmed', () => {
  for (const status of ['reserved', 'awaiting-payment', 'unknown'] as const)
    expect(fileOf({ status })).toMatch(/METHOD:PUBLISH\r\n.*SEQUENCE:0\r\nSTATUS:TENTATIVE\r\n/s);
});

test('what is not known does not stand in the file', () => {
  expect(fileOf({ start: undefined })).toBeUndefined();
  expect(lineOf('DTEND', { end: undefined })).toBeUndefined();
  const bare = { ...company, city: undefined };
  expect(lineOf('LOCATION', { company: bare })).toBeUndefined();
  expect(fileOf({ company: bare, end: undefined })).not.toMatch(/\r\n[^\r]*Stryker/);
  expect(fileOf({ company: bare, end: undefined })?.split('\r\n')).toHaveLength(14);
});

test('an event without a service is named by the page’s own word', () => {
  expect(lineOf('SUMMARY', { service: undefined })).toBe('Bokning – Salong Norrsken');
  expect(lineOf('SUMMARY', { service: { name: undefined, description: undefined } })).toBe(
    'Bokning – Salong Norrsken',
  );
  expect(lineOf('SUMMARY', { company: { ...company, name: undefined } })).toBe('Klippning');
});

test('where no zone is known the event floats at the place’s own time', () => {
  const start = momentOfWallTime('2026-11-27T14:30:00', undefined);
  expect(lineOf('DTSTART', { start })).toBe('20261127T143000');
});

test('text is escaped, and every kind of line end', () => {
  const name = 'Färg; slingor, \\ och\r\nklipp\nning';
  expect(lineOf('SUMMARY', { service: { name, description: undefined } })).toBe(
    'Färg\\; slingor\\, \\\\ och\\nklipp\\nning – Salong Norrsken',
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

test('an event that ends when it starts has no end', () => {
  const { start } = aBooking();
  expect(lineOf('DTEND', { end: start })).toBeUndefined();
});

test('where times are changed, each file replaces those of the minutes before it', () => {
  const sequenceAt = (time: number, status: Booking['status'] = 'booked') =>
    /\r\nSEQUENCE:(\d+)\r\n/.exec(
      calendarFile(aShownBooking({ status }), {
        title: '',
        uid: '{id}',
        now: time,
        canMove: true,
      }) ?? '',
    )?.[1];
  const minutes = (now - Date.parse('2020-01-01T00:00:00Z')) / 60_000;
  expect(sequenceAt(now)).toBe(String(Math.floor(minutes)));
  expect(sequenceAt(now + 60_000)).toBe(String(Math.floor(minutes) + 1));
  expect(sequenceAt(now, 'cancelled')).toBe(sequenceAt(now));
});
