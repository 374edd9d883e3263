import { expect, test } from '@playwright/test';
import { emptyInput, type FormOptions, isReasonRequired } from '@/lib/booking/cancel-input';
import { applyFormOptions, parseCancelForm, parseMoveForm } from '@/lib/booking/submission';

const parse = (fields: [string, string][]) => parseCancelForm(new URLSearchParams(fields));

test('an empty form is a valid one', () => {
  expect(parse([])).toEqual({
    onlyRechecks: false,
    input: { comment: '', reason: undefined },
    trace: { fingerprint: undefined, token: undefined },
    problem: undefined,
  });
});

test('a comment is exactly what was typed', () => {
  const typed = '  Jag är sjuk.\n\u200fنمی‌توانم 🏴󠁧󠁢󠁷󠁬󠁳󠁿\n ';
  const { input, problem } = parse([['comment', typed.replaceAll('\n', '\r\n')]]);
  expect(input.comment).toBe(typed);
  expect(problem).toBeUndefined();
});

test('what cannot be sent is taken out and named as the problem, and then the rest is sent as it is', () => {
  const first = parse([['comment', 'Sjuk\u0000 \u202e054 kr']]);
  expect(first).toMatchObject({ input: { comment: 'Sjuk 054 kr' }, problem: 'comment-altered' });
  const second = parse([['comment', first.input.comment]]);
  expect(second).toMatchObject({ input: first.input, problem: undefined });
  expect(asked({ comment: 'off' }, [['comment', '\u0000']]).problem).toBeUndefined();
});

test('a comment that nobody can see is none', () => {
  for (const blank of [' ', '\r\n\t\r\n', '\u200b', '\u00a0\ufeff\u200f'])
    expect(parse([['comment', blank]])).toMatchObject({
      input: { comment: '' },
      problem: undefined,
    });
  expect(asked({ comment: 'required' }, [['comment', '\u200b']]).problem).toBe('comment-missing');
});

test('a comment over the limit is kept whole and named as the problem', () => {
  for (const long of ['a'.repeat(1001), 'å'.repeat(267), '😀'.repeat(134)])
    expect(parse([['comment', long]])).toMatchObject({
      input: { comment: long },
      problem: 'comment-too-long',
    });
  for (const allowed of ['a'.repeat(1000), 'å'.repeat(266), '😀'.repeat(133)])
    expect(parse([['comment', allowed]]).problem).toBeUndefined();
});

test('an unknown, missing or doubled reason counts as none', () => {
  expect(parse([['reason', 'ill']]).input.reason).toBe('ill');
  expect(parse([['reason', 'drop table']]).input.reason).toBeUndefined();
  expect(
    parse([
      ['reason', 'ill'],
      ['reason', 'time'],
    ]).input.reason,
  ).toBeUndefined();
});

test('anything said about the intent means looking, never cancelling', () => {
  expect(parse([['intent', 'recheck']]).onlyRechecks).toBe(true);
  expect(parse([['intent', 'cancel']]).onlyRechecks).toBe(true);
});

const asked = (options: Partial<FormOptions>, fields: [string, string][]) =>
  applyFormOptions(parse(fields), {
    reasons: ['ill', 'time'],
    reason: 'optional',
    comment: 'optional',
    ...options,
  });

test('what the page put into the form is read back, and what is too long or doubled is not', () => {
  const fields = { shown: 'a'.repeat(200), token: 'token', input: 'seen' };
  expect(parse(Object.entries(fields)).trace).toEqual({
    fingerprint: fields.shown,
    token: 'token',
    inputSeen: 'seen',
  });
  expect(parse([['shown', 'a'.repeat(201)]]).trace.fingerprint).toBeUndefined();
  expect(
    parse([
      ['token', 'a'],
      ['token', 'b'],
    ]).trace.token,
  ).toBeUndefined();
  expect(parse([['input', 'third']]).trace.inputSeen).toBeUndefined();
});

test('a reason that the company does not offer is none, and one that it asks for is missed', () => {
  expect(asked({}, [['reason', 'ill']]).input.reason).toBe('ill');
  expect(asked({}, [['reason', 'mistake']]).input.reason).toBeUndefined();
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
    input: { comment: '' },
    problem: undefined,
  });
  expect(asked({ comment: 'optional' }, []).problem).toBeUndefined();
  expect(asked({ reason: 'required' }, [['comment', long]]).problem).toBe('comment-too-long');
});

test('an empty form holds nothing', () => {
  expect(emptyInput).toEqual({ comment: '', reason: undefined });
});

const timeOf = (posted: string) => parseMoveForm(new URLSearchParams(posted)).chosen;

test('the one time that was chosen is the choice, and everything else is none', () => {
  expect(timeOf('time=2026-11-30T09:00:00')).toBe('2026-11-30T09:00:00');
  const repeated = '2026-10-25T02:30:00+01:00';
  expect(timeOf(new URLSearchParams({ time: repeated }).toString())).toBe(repeated);
  const time = 'time=2026-11-30T09:00:00';
  for (const posted of [
    '',
    'time=',
    `${time}&${time}`,
    `${time}Z`,
    `${time}.0`,
    'time=x',
    'times=a',
  ])
    expect(timeOf(posted), posted).toBeUndefined();
});

test('what the page wrote of itself comes along', () => {
  const { trace } = parseMoveForm(new URLSearchParams('shown=a&token=b&input=seen'));
  expect(trace).toMatchObject({ fingerprint: 'a', token: 'b' });
  expect(parseMoveForm(new URLSearchParams('shown=a&shown=b')).trace).toEqual({
    fingerprint: undefined,
    token: undefined,
    input: undefined,
  });
});
