import { expect, test } from '@playwright/test';
import {
  hasPassed,
  isSameMoment,
  isTimeZone,
  minutesBetween,
  momentOfInstant,
  momentOfText,
  momentOfWallTime,
  momentText,
} from '@/lib/booking/moment';

const utc = (iso: string) => Date.parse(iso);
const hour = 3_600_000;

test('an ordinary wall time is one instant in its own zone', () => {
  const stockholm = momentOfWallTime('2026-11-27T14:30:00', 'Europe/Stockholm');
  expect(stockholm.earliest).toBe(utc('2026-11-27T13:30:00Z'));
  expect(stockholm.latest).toBe(stockholm.earliest);

  const helsinki = momentOfWallTime('2026-11-27T14:30:00', 'Europe/Helsinki');
  expect(helsinki.earliest).toBe(utc('2026-11-27T12:30:00Z'));
});

test('a deadline in the hour that happens twice keeps both instants', () => {
  const moment = momentOfWallTime('2026-10-25T02:30:00', 'Europe/Stockholm');
  expect(moment.earliest).toBe(utc('2026-10-25T00:30:00Z'));
  expect(moment.latest).toBe(utc('2026-10-25T01:30:00Z'));
  expect(hasPassed(moment, moment.earliest - 1)).toBe('no');
  expect(hasPassed(moment, moment.earliest)).toBe('perhaps');
  expect(hasPassed(moment, moment.latest - 1)).toBe('perhaps');
  expect(hasPassed(moment, moment.latest)).toBe('yes');
});

test('a wall time that the clocks skip neither throws nor decides the hour silently', () => {
  const moment = momentOfWallTime('2026-03-29T02:30:00', 'Europe/Stockholm');
  expect(moment.latest - moment.earliest).toBe(hour);
  expect(moment.wall).toBe('2026-03-29T02:30:00');
});

test('the nights of both clock changes leave the hours around them alone', () => {
  expect(momentOfWallTime('2026-03-29T01:59:00', 'Europe/Stockholm').earliest).toBe(
    utc('2026-03-29T00:59:00Z'),
  );
  expect(momentOfWallTime('2026-03-29T03:00:00', 'Europe/Stockholm').earliest).toBe(
    utc('2026-03-29T01:00:00Z'),
  );
  expect(momentOfWallTime('2026-10-25T01:59:00', 'Europe/Stockholm').latest).toBe(
    utc('2026-10-24T23:59:00Z'),
  );
  expect(momentOfWallTime('2026-10-25T03:00:00', 'Europe/Stockholm').latest).toBe(
    utc('2026-10-25T02:00:00Z'),
  );
});

test('an exact instant is read off the clock of the company', () => {
  const moment = momentOfInstant(utc('2026-10-25T01:30:00Z'), 'Europe/Stockholm');
  expect(moment.wall).toBe('2026-10-25T02:30:00');
  expect(moment.earliest).toBe(moment.latest);
});

test('of a wall time that is shown twice an instant says which, and its text brings the same back', () => {
  for (const [instant, text] of [
    ['2026-10-25T00:30:00Z', '2026-10-25T02:30:00+02:00'],
    ['2026-10-25T01:30:00Z', '2026-10-25T02:30:00+01:00'],
    ['2026-10-25T02:30:00Z', '2026-10-25T03:30:00'],
    ['2026-03-29T01:30:00Z', '2026-03-29T03:30:00'],
  ] as const) {
    const moment = momentOfInstant(utc(instant), 'Europe/Stockholm');
    expect(momentText(moment)).toBe(text);
    expect(momentOfText(text, 'Europe/Stockholm')).toEqual(moment);
  }
  // Half an hour is repeated on Lord Howe Island.
  const half = momentOfInstant(utc('2026-04-04T15:15:00Z'), 'Australia/Lord_Howe');
  expect(momentText(half)).toBe('2026-04-05T01:45:00+10:30');
  const unknown = momentOfWallTime('2026-10-25T02:30:00', 'Europe/Stockholm');
  expect(momentText(unknown)).toBe('2026-10-25T02:30:00');
  const first = momentOfText('2026-10-25T02:30:00+02:00', 'Europe/Stockholm');
  const second = momentOfText('2026-10-25T02:30:00+01:00', 'Europe/Stockholm');
  expect(isSameMoment(first, second)).toBe(false);
  expect(isSameMoment(first, unknown)).toBe(true);
  expect(momentOfText('2026-10-25T02:30:00+01:00', undefined).wall).toBe('2026-10-25T02:30:00');
});

test('a length is counted on the clock, and as it passes within an hour that is repeated', () => {
  const zone = 'Europe/Stockholm';
  for (const [start, end, minutes] of [
    ['2026-10-24T22:00:00', '2026-10-25T08:00:00', 600],
    ['2027-03-27T22:00:00', '2027-03-28T08:00:00', 600],
    ['2026-10-25T02:30:00', '2026-10-25T03:30:00', 60],
    ['2026-10-25T02:30:00+02:00', '2026-10-25T02:30:00+01:00', 60],
    ['2026-10-25T02:30:00+02:00', '2026-10-25T03:30:00', 120],
    ['2026-10-25T01:30:00', '2026-10-25T02:30:00+02:00', 60],
  ] as const)
    expect(minutesBetween(momentOfText(start, zone), momentOfText(end, zone))).toBe(minutes);
});

test('without a zone a wall time is every instant at which some clock on earth shows it', () => {
  const moment = momentOfWallTime('2026-11-27T14:30:00.7', undefined);
  expect(moment).toEqual({
    wall: '2026-11-27T14:30:01',
    timeZone: undefined,
    earliest: utc('2026-11-27T00:30:01Z'),
    latest: utc('2026-11-28T02:30:01Z'),
  });
});

test('wall times are told to the second', () => {
  expect(momentOfWallTime('2026-11-27T14:30', 'Europe/Stockholm').wall).toBe('2026-11-27T14:30:00');
  expect(momentOfInstant(utc('2026-11-27T13:30:00Z'), 'Europe/Stockholm').wall).toBe(
    '2026-11-27T14:30:00',
  );
});

test('a zone is one that this machine knows', () => {
  expect(isTimeZone('Europe/Stockholm')).toBe(true);
  expect(isTimeZone('Europe/Sthlm')).toBe(false);
  expect(isTimeZone('')).toBe(false);
});
