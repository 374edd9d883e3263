import { expect, test } from '@playwright/test';
import { hasPassed, isTimeZone, momentOfInstant, momentOfWallTime } from '@/lib/booking/moment';

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
