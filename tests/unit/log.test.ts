import { expect, test } from '@playwright/test';
import { openLog } from '@/lib/observability/log';
import { z } from 'zod';

/** What is written down, line by line. */
function write() {
  const lines: string[] = [];
  const log = openLog({ destination: { write: (line) => lines.push(line) } });
  const only = () => {
    expect(lines).toHaveLength(1);
    return z.record(z.string(), z.unknown()).parse(JSON.parse(lines[0] ?? ''));
  };
  return { log, only };
}

test('of a failure of our own its kind and place are written, and nothing that it says', () => {
  const { log, only } = write();
  const cause = new Error('a cause with code=HEMLIG');
  log.unexpected(new TypeError('Invalid URL: /sv/bookings/7?code=HEMLIG', { cause }), 'request-1');
  const line = only();
  expect(Object.keys(line).sort()).toEqual(['event', 'kind', 'level', 'place', 'request', 'time']);
  expect(line).toMatchObject({ event: 'unexpected', kind: 'TypeError', request: 'request-1' });
  expect(line.place).toMatch(/^at /);
  expect(JSON.stringify(line)).not.toContain('HEMLIG');
});

test('of anything else that is thrown only what it is is written', () => {
  const { log, only } = write();
  log.unexpected('code=HEMLIG', undefined);
  const line = only();
  expect(line).toMatchObject({ event: 'unexpected', kind: 'string' });
  expect(JSON.stringify(line)).not.toContain('HEMLIG');
});
