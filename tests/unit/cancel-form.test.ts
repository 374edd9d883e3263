import { expect, test } from '@playwright/test';
import {
  applyFormOptions,
  emptyForm,
  type FormOptions,
  isReasonRequired,
  parseSubmission,
} from '@/lib/booking/cancel-form';

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
  for (const long of ['a'.repeat(1001), 'å'.repeat(267), '😀'.repeat(134)])
    expect(parse([['comment', long]])).toMatchObject({
      form: { comment: long },
      problem: 'comment-too-long',
    });
  for (const allowed of ['a'.repeat(1000), 'å'.repeat(266), '😀'.repeat(133)])
    expect(parse([['comment', allowed]]).problem).toBeUndefined();
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

const asked = (options: Partial<FormOptions>, fields: [string, string][]) =>
  applyFormOptions(parse(fields), {
    reasons: ['ill', 'time'],
    reason: 'optional',
    comment: 'optional',
    ...options,
  });

test('what the page put into the form is read back, and what is too long or doubled is not', () => {
  const trace = { shown: 'a'.repeat(200), token: 'token', hand: 'seen' } as const;
  expect(parse(Object.entries(trace)).trace).toEqual(trace);
  expect(parse([['shown', 'a'.repeat(201)]]).trace.shown).toBeUndefined();
  expect(
    parse([
      ['token', 'a'],
      ['token', 'b'],
    ]).trace.token,
  ).toBeUndefined();
  expect(parse([['hand', 'third']]).trace.hand).toBeUndefined();
});

test('a reason that the company does not offer is none, and one that it asks for is missed', () => {
  expect(asked({}, [['reason', 'ill']]).form.reason).toBe('ill');
  expect(asked({}, [['reason', 'mistake']]).form.reason).toBeUndefined();
  expect(asked({}, []).problem).toBeUndefined();
  expect(asked({ reason: 'required' }, []).problem).toBe('reason-missing');
  expect(asked({ reason: 'required' }, [['reason', 'time']]).problem).toBeUndefined();
  expect(asked({ reason: 'required', reasons: [] }, []).problem).toBeUndefined();
  expect(isReasonRequired({ reasons: [], reason: 'required', comment: 'off' })).toBe(false);
});

test('a comment that the company asks for is missed, and one that it does not is left out', () => {
  const long = 'a'.repeat(1001);
  expect(asked({ comment: 'required' }, []).problem).toBe('comment-missing');
  expect(asked({ comment: 'required' }, [['comment', 'Sjuk']]).problem).toBeUndefined();
  expect(asked({ comment: 'off' }, [['comment', long]])).toMatchObject({
    form: { comment: '' },
    problem: undefined,
  });
  expect(asked({ comment: 'optional' }, []).problem).toBeUndefined();
  expect(asked({ reason: 'required' }, [['comment', long]]).problem).toBe('comment-too-long');
});

test('an empty form holds nothing', () => {
  expect(emptyForm).toEqual({ comment: '', reason: undefined });
});
