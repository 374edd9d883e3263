import { expect, test } from '@playwright/test';
import { isUnset, readWireDate } from '@/lib/bokamera/dates';

const zone = 'Europe/Stockholm';
const instant = Date.parse('2026-11-27T13:30:00Z');
const inStockholm = (form: string) => readWireDate(form, zone)?.wall;

for (const form of [
  '2026-11-27T14:30:00',
  '2026-11-27 14:30:00',
  ' 2026-11-27T14:30:00 ',
  '2026-11-27t14:30:00',
  '2026-11-27T14:30',
  '2026-11-27T14:30:00.0000000',
  '2026-11-27T14:30:00,25',
  '2026-11-27T13:30:00Z',
  '2026-11-27T13:30:00z',
  '2026-11-27T13:30:00.123Z',
  '2026-11-27T15:30:00+02:00',
  '2026-11-27T15:30:00+0200',
  '2026-11-27T15:30:00+02',
  '2026-11-27T09:00:00-04:30',
  '2026-11-27T09:00:00-0430',
  `/Date(${instant})/`,
  ` /Date(${instant})/ `,
  `/Date(${instant}+0200)/`,
  `/Date(${Date.parse('2026-11-27T14:30:00Z')}-0000)/`,
])
  test(`"${form}" is half past two in Stockholm`, () => {
    expect(inStockholm(form)).toBe('2026-11-27T14:30:00');
  });

test('seconds count, and a fraction of one does not', () => {
  expect(inStockholm('2026-11-27T14:30:59.999')).toBe('2026-11-27T14:30:59');
});

for (const [form, wall] of [
  ['2026-11-27T14:30:00', '2026-11-27T14:30:00'],
  [`/Date(${instant}-0000)/`, '2026-11-27T13:30:00'],
] as const)
  test(`"${form}" is wall time, and floats where no zone is known`, () => {
    const moment = readWireDate(form, undefined);
    expect(moment?.wall).toBe(wall);
    expect(moment?.timeZone).toBeUndefined();
  });

for (const form of ['2026-11-27T13:30:00Z', `/Date(${instant})/`, `/Date(${instant}+0100)/`])
  test(`"${form}" is an instant, which no zone can be shown for`, () => {
    expect(readWireDate(form, undefined)).toBeUndefined();
    expect(isUnset(form)).toBe(false);
  });

for (const form of [
  undefined,
  '',
  '  ',
  '0001-01-01T00:00:00',
  '0001-01-01',
  '0001-01-01T00:00:00.0000000+00:00',
  '1753-01-01T00:00:00',
  '1900-01-01 00:00:00',
  '1970-01-01T00:00',
  ' 1999-12-31T23:59:59',
  '1999-12-31T23:00:00Z',
  '2000-01-01T00:00:00',
  '9999-12-31T23:59:59.9999999',
  '/Date(-62135596800000)/',
  ' /Date(0)/ ',
  '/Date(0+0200)/',
])
  test(`${JSON.stringify(form)} is no date at all`, () => {
    expect(isUnset(form)).toBe(true);
    expect(readWireDate(form, zone)).toBeUndefined();
  });

for (const form of ['2001-01-01T00:00:00', '9998-12-31T10:00:00'])
  test(`"${form}" is a date, however odd`, () => {
    expect(isUnset(form)).toBe(false);
    expect(readWireDate(form, zone)).toBeDefined();
  });

for (const form of [
  '/Date(99999999999999999)/',
  '/Date(9999999999999999)/',
  `x/Date(${instant})/`,
  `/Date(${instant})/x`,
  `/Date(${instant}+02)/`,
  '2026-02-31T10:00:00',
  '2026-02-31T10:00:00Z',
  '2026-11-27T25:00:00',
  '2026-11-27',
  'x2026-11-27T14:30:00',
  '2026-11-27T14:30:00x',
  '2026-11-27T14:30:00+2',
  '2026-11-27T14:30:00+99:99',
  '27/11/2026 14:30',
  'tomorrow',
  12345,
  0,
])
  test(`${JSON.stringify(form)} is there and cannot be read`, () => {
    expect(isUnset(form)).toBe(false);
    expect(readWireDate(form, zone)).toBeUndefined();
  });
