import { expect, test } from '@playwright/test';
import { readWireDate } from '@/lib/bokamera/dates';

const zone = 'Europe/Stockholm';
const instant = Date.parse('2026-11-27T13:30:00Z');

test('every form the API may send names the same moment', () => {
  for (const form of [
    '2026-11-27T14:30:00',
    '2026-11-27T14:30',
    '2026-11-27T14:30:00.0000000',
    '2026-11-27T13:30:00Z',
    '2026-11-27T13:30:00.123Z',
    '2026-11-27T15:30:00+02:00',
    '2026-11-27T15:30:00+0200',
    `/Date(${instant})/`,
    `/Date(${instant}+0200)/`,
    `/Date(${Date.parse('2026-11-27T14:30:00Z')}-0000)/`,
  ]) {
    expect(readWireDate(form, zone)?.wall.slice(0, 16), form).toBe('2026-11-27T14:30');
  }
});

test('missing, year 1 and unreadable dates are unset', () => {
  for (const form of [
    undefined,
    '',
    '0001-01-01T00:00:00',
    '0001-01-01T00:00:00.0000000+00:00',
    '/Date(-62135596800000)/',
    '/Date(99999999999999999)/',
    '2026-02-31T10:00:00',
    '2026-11-27T25:00:00',
    'tomorrow',
    12345,
  ]) {
    expect(readWireDate(form, zone), String(form)).toBeUndefined();
  }
});
