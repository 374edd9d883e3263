import { expect, test } from '@playwright/test';
import { parseMoveSubmission } from '@/lib/booking/move-form';

const timeOf = (posted: string) => parseMoveSubmission(new URLSearchParams(posted)).chosen;

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
  const { trace } = parseMoveSubmission(new URLSearchParams('shown=a&token=b&input=seen'));
  expect(trace).toMatchObject({ fingerprint: 'a', token: 'b' });
  expect(parseMoveSubmission(new URLSearchParams('shown=a&shown=b')).trace).toEqual({
    fingerprint: undefined,
    token: undefined,
    input: undefined,
  });
});
