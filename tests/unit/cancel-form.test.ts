import { expect, test } from '@playwright/test';
import { parseSubmission } from '@/lib/booking/cancel-form';

const parse = (fields: [string, string][]) => parseSubmission(new URLSearchParams(fields));

test('an empty form is a valid one', () => {
  expect(parse([])).toEqual({
    intent: 'cancel',
    form: { comment: '', reason: undefined },
    trace: { shown: undefined, token: undefined },
    problem: undefined,
  });
});

test('a comment is tidied, not changed', () => {
  expect(parse([['comment', '  Jag är sjuk.\r\nHälsar Åsa\u0000\u202e  ']]).form.comment).toBe(
    'Jag är sjuk.\nHälsar Åsa',
  );
});

test('a comment over the limit is kept whole and named as the problem', () => {
  const long = 'å'.repeat(1001);
  expect(parse([['comment', long]])).toMatchObject({
    form: { comment: long },
    problem: 'comment-too-long',
  });
  expect(parse([['comment', 'å'.repeat(1000)]]).problem).toBeUndefined();
});

test('an unknown, missing or doubled reason counts as none', () => {
  expect(parse([['reason', 'ill']]).form.reason).toBe('ill');
  expect(parse([['reason', 'drop table']]).form.reason).toBeUndefined();
  expect(
    parse([
      ['reason', 'ill'],
      ['reason', 'time'],
    ]).form.reason,
  ).toBeUndefined();
});

test('anything said about the intent means looking, never cancelling', () => {
  expect(parse([['intent', 'recheck']]).intent).toBe('recheck');
  expect(parse([['intent', 'cancel']]).intent).toBe('recheck');
});
