import { expect, test } from '@playwright/test';
import { judgePress, type Press } from '@/lib/booking/press';

const press = (changes: Partial<Press>): Press => ({
  afterMilliseconds: 5000,
  stage: 'first',
  activation: 'unsaid',
  ...changes,
});

test('a press after a while, from a browser that says nothing against it, is a person', () => {
  expect(judgePress(press({}), 2000)).toEqual({ kind: 'person' });
  expect(judgePress(press({ activation: 'by-person' }), 2000)).toEqual({ kind: 'person' });
});

test('a press sooner than a person reads looks automated', () => {
  expect(judgePress(press({ afterMilliseconds: 1999 }), 2000)).toMatchObject({ why: 'too-quick' });
});

test('the page that asks again takes as long to read as the first', () => {
  expect(judgePress(press({ stage: 'again', afterMilliseconds: 1999 }), 2000)).toMatchObject({
    why: 'too-quick',
  });
  expect(judgePress(press({ stage: 'again', afterMilliseconds: 2000 }), 2000)).toEqual({
    kind: 'person',
  });
});

test('a program, and a browser that lacks the signal it would send, is asked once', () => {
  for (const activation of ['unsigned', 'by-program'] as const) {
    expect(judgePress(press({ activation }), 2000)).toMatchObject({ why: activation });
    expect(judgePress(press({ activation, stage: 'again' }), 2000)).toEqual({ kind: 'person' });
  }
});

test('a press without proof of when the page was made looks automated', () => {
  expect(judgePress(press({ afterMilliseconds: undefined }), 2000)).toMatchObject({
    why: 'no-proof',
  });
});

test('a press that the browser itself puts down to a script looks automated', () => {
  expect(judgePress(press({ activation: 'by-script' }), 2000)).toMatchObject({ why: 'by-script' });
});
