import { expect, test } from '@playwright/test';
import { isDoubtful, judgePress, type PressSigns } from '@/lib/booking/press';
import { stockholm } from '../support/bookings';

const press = (changes: Partial<PressSigns>): PressSigns => ({
  afterMilliseconds: 5000,
  stage: 'first',
  activation: 'unsaid',
  inputSeen: undefined,
  ...changes,
});

test('a press after a while, from a browser that says nothing against it, is a person', () => {
  expect(judgePress(press({}), 2000)).toMatchObject({ kind: 'person' });
  expect(judgePress(press({ activation: 'by-person' }), 2000)).toMatchObject({ kind: 'person' });
});

test('a press sooner than a person reads looks automated', () => {
  expect(judgePress(press({ afterMilliseconds: 1999 }), 2000)).toMatchObject({ why: 'too-quick' });
});

test('the page that asks again takes as long to read as the first', () => {
  expect(judgePress(press({ stage: 'again', afterMilliseconds: 1999 }), 2000)).toMatchObject({
    why: 'too-quick',
  });
  expect(judgePress(press({ stage: 'again', afterMilliseconds: 2000 }), 2000)).toMatchObject({
    kind: 'person',
  });
});

test('a program, and a browser that lacks the signal it would send, is asked once', () => {
  for (const activation of ['no-signal', 'by-program'] as const) {
    expect(judgePress(press({ activation }), 2000)).toMatchObject({ why: activation });
    expect(judgePress(press({ activation, stage: 'again' }), 2000)).toMatchObject({
      kind: 'person',
    });
  }
});

test('a press without proof of when the page was made looks automated', () => {
  expect(judgePress(press({ afterMilliseconds: undefined }), 2000)).toMatchObject({
    why: 'no-own-form',
  });
});

test('a press that the browser itself puts down to a script looks automated', () => {
  expect(judgePress(press({ activation: 'by-script' }), 2000)).toMatchObject({ why: 'by-script' });
});

test('a form sent without an input that was seen is asked once, since some aids press so for people', () => {
  expect(judgePress(press({ inputSeen: 'unseen' }), 2000)).toMatchObject({ why: 'unseen' });
  expect(judgePress(press({ inputSeen: 'unseen', stage: 'again' }), 2000)).toMatchObject({
    kind: 'person',
  });
  expect(judgePress(press({ inputSeen: 'seen' }), 2000)).toMatchObject({ kind: 'person' });
});

test('the first press on a booking that was made in the last half hour is doubtful', () => {
  const madeOn = stockholm('2026-11-24T10:00:00');
  const isAskedOf = (booking: Parameters<typeof isDoubtful>[1], now: number) =>
    isDoubtful({ kind: 'person', stage: 'first' }, booking, now);
  const minutesLater = (minutes: number) => madeOn.earliest + minutes * 60_000;
  expect(isAskedOf({ madeOn }, minutesLater(0))).toBe(true);
  expect(isAskedOf({ madeOn }, minutesLater(29))).toBe(true);
  expect(isAskedOf({ madeOn }, minutesLater(30))).toBe(false);
  // A clock of theirs that is ahead says nothing.
  expect(isAskedOf({ madeOn }, minutesLater(-1))).toBe(false);
  expect(isAskedOf({ madeOn: undefined }, minutesLater(1))).toBe(false);
  // Unless it is known how far the clocks are apart.
  expect(isAskedOf({ madeOn, clockDoubt: 3_600_000 }, minutesLater(-50))).toBe(true);
  expect(isAskedOf({ madeOn, clockDoubt: 3_600_000 }, minutesLater(-61))).toBe(false);
  expect(isDoubtful({ kind: 'person', stage: 'again' }, { madeOn }, minutesLater(0))).toBe(false);
});
