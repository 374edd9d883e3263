import { expect, test } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { countedLooks, pageNames } from '@/lib/observability/label-values';
import { root } from '../../scripts/steps.mjs';

/** The command that answers a complaint from the log. */

const script = `${root}docs/deploy/booking-history.mjs`;
const historyOf = (booking: string, lines: readonly string[]) =>
  spawnSync(process.execPath, [script, booking], { input: lines.join('\n'), encoding: 'utf8' });

const line = (fields: object) =>
  JSON.stringify({
    time: '2026-11-24T09:42:07.301Z',
    event: 'opened',
    request: '5f0c',
    booking: 400_123,
    link: 'Jq3',
    page: 'cancellable',
    verdict: 'by-person',
    agent: 'Mozilla/5.0 (iPhone)',
    ...fields,
  });

test('what was opened and pressed of one booking is told in order, and nothing of another', () => {
  const { stdout, status } = historyOf('400123', [
    'starting',
    line({}),
    line({ booking: 400_124 }),
    line({ event: 'answered' }),
    '{"booking":400123',
    line({
      event: 'pressed',
      page: 'cancelled',
      proved: true,
      verdict: 'person',
      time: '2026-11-24T09:43:01.5Z',
    }),
  ]);
  expect(status).toBe(0);
  expect(stdout.trim().split('\n')).toEqual([
    '2026-11-24 09:42:07 UTC  Opened: saw the booking, which could be cancelled, in a browser that reports a person. Link Jq3. Mozilla/5.0 (iPhone)',
    '2026-11-24 09:43:01 UTC  Pressed: cancelled, as the booking system confirmed, by a person, as far as a site can tell. Link Jq3. Mozilla/5.0 (iPhone)',
  ]);
});

test('a press that found the booking cancelled is not told to have cancelled it', () => {
  const press = { event: 'pressed', page: 'cancelled', verdict: 'person' };
  const { stdout } = historyOf('400123', [line({ ...press, proved: false }), line(press)]);
  expect(stdout).toContain('saw the booking as cancelled; this press sent nothing');
  expect(stdout).toContain('whether this press did it is not logged');
  expect(stdout).not.toContain('confirmed');
});

test('every page and every judgement has its words', () => {
  const activations = ['by-person', 'by-script', 'by-program', 'no-signal', 'unsaid'];
  const verdicts = [
    ...countedLooks,
    ...activations,
    'other-version',
    'person',
    'from another site',
  ];
  const lines = [
    ...pageNames.flatMap((page) => [line({ page }), line({ page, event: 'pressed' })]),
    ...verdicts.map((verdict) => line({ verdict })),
  ];
  const told = historyOf('400123', lines).stdout.trim().split('\n');
  expect(told).toHaveLength(lines.length);
  for (const name of [...pageNames, ...verdicts].filter((name) => /-/.test(name)))
    expect(told.join('\n')).not.toContain(name);
});

test('a booking without a line is said to have none, and a wrong number is refused', () => {
  expect(historyOf('400125', [line({})]).stdout).toContain('says nothing of booking 400125');
  expect(historyOf('40x', []).status).toBe(2);
});
