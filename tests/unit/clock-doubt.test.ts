import { expect, test } from '@playwright/test';
import { createClockDoubt, tellChanges } from '@/lib/bokamera/clock-doubt';

/** Whether our clock is off, from the Date of the API's answers: what counts, how much, and how often it is told. */

const now = Date.parse('2026-11-26T12:00:00.400Z');
const minute = 60_000;
const day = 24 * 60 * minute;

/** Answers that come one after another, ten seconds apart, with the API's clock ahead by so much each. */
function listen() {
  const measured: number[] = [];
  const doubt = createClockDoubt((milliseconds) => measured.push(milliseconds));
  let clock = now;
  return {
    doubt: doubt.milliseconds,
    measured,
    hear: (ahead: number, took = 100, headers: Record<string, string | undefined> = {}) => {
      clock += 10_000;
      const date = new Date(clock + took + ahead).toUTCString();
      doubt.compare({ date, ...headers }, { asked: clock, came: clock + took });
    },
  };
}

test('clocks that agree, to what a second and the way there explain, give no doubt', () => {
  for (const ahead of [0, 900, -900, 4_000, -4_000]) {
    const { hear, doubt, measured } = listen();
    for (let times = 0; times < 6; times += 1) hear(ahead, 100);
    expect(doubt(), String(ahead)).toBe(0);
    expect(measured.at(-1)).toBe(0);
  }
  // An answer that took eight seconds may be eight seconds old.
  const { hear, doubt } = listen();
  for (let times = 0; times < 6; times += 1) hear(-8_000, 8_000);
  expect(doubt()).toBe(0);
});

test('a clock that is off is noticed after three answers, on either side, with what the way adds', () => {
  for (const ahead of [2 * minute, -2 * minute, 7_000, -7_000, 23 * 60 * minute]) {
    const { hear, doubt, measured } = listen();
    hear(ahead);
    hear(ahead);
    expect(doubt(), String(ahead)).toBe(0);
    hear(ahead);
    expect(doubt()).toBeGreaterThanOrEqual(Math.abs(ahead));
    expect(doubt()).toBeLessThan(Math.abs(ahead) + 2_200);
    expect(Math.sign(measured.at(-1) ?? 0)).toBe(Math.sign(ahead));
  }
});

test('one odd answer, or two, say nothing beside three that agree', () => {
  const { hear, doubt } = listen();
  for (const ahead of [0, 0, 0, day, -minute, 0, 0, minute, 0, 0]) {
    hear(ahead);
    expect(doubt()).toBe(0);
  }
  const off = listen();
  for (const ahead of [minute, minute, minute, 0, 0]) off.hear(ahead);
  expect(off.doubt()).toBeGreaterThan(0);
});

test('a Date that is missing, unreadable, kept by a cache or the same again later does not count', () => {
  const stale = new Date(now - 60 * minute).toUTCString();
  for (const headers of [
    { date: undefined },
    { date: '' },
    { date: 'soon' },
    { date: '2026-11-26T13:00:00Z' },
    { date: 'Thu, 26 Nov 2026 25:00:00 GMT' },
    { age: '0' },
    { age: '3600' },
    { date: stale },
  ]) {
    const { hear, doubt } = listen();
    for (let times = 0; times < 6; times += 1) hear(60 * minute, 100, headers);
    expect(doubt(), JSON.stringify(headers)).toBe(0);
  }
});

test('more than a day off is told, and nothing goes by it', () => {
  const { hear, doubt, measured } = listen();
  for (let times = 0; times < 3; times += 1) hear(400 * day);
  expect(doubt()).toBe(0);
  expect(measured.at(-1)).toBeGreaterThan(399 * day);
});

test('a clock that is set again is believed again', () => {
  const { hear, doubt, measured } = listen();
  for (const ahead of [minute, minute, minute, 0, 0, 0]) hear(ahead);
  expect(doubt()).toBe(0);
  expect(measured.at(-1)).toBe(0);
});

test('a difference is told when it begins, becomes quite another, and ends, not for each answer', () => {
  const told: number[] = [];
  const tell = tellChanges((seconds) => told.push(seconds));
  for (const milliseconds of [
    0, 0, 60_000, 61_000, 59_000, 60_000, 200_000, 201_000, -60_000, 0, 0,
  ])
    tell(milliseconds);
  expect(told).toEqual([60, 200, -60, 0]);
});

test('one on the edge does not come and go with every answer', () => {
  const { hear, measured } = listen();
  for (let times = 0; times < 5; times += 1) hear(7_000);
  for (let times = 0; times < 5; times += 1) hear(times % 2 === 0 ? 4_500 : 5_500);
  expect(measured.slice(2)).not.toContain(0);
});
