import { expect } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { root } from '../../scripts/steps.mjs';
import { test } from '../../tools/support/own-sandbox';

/** Paths of every field in a value, without list indexes: `Log.EventType.Name`. */
function pathsOf(value: unknown, at = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => pathsOf(item, at));
  if (typeof value !== 'object' || value === null) return [at];
  return [at, ...Object.entries(value).flatMap(([name, part]) => pathsOf(part, `${at}.${name}`))];
}

const documented: unknown = JSON.parse(
  readFileSync(`${root}tests/payloads/booking-response.every-field.json`, 'utf8'),
);
const flags = [
  'BookedResourceTypes',
  'CustomFields',
  'CustomFieldValues',
  'PaymentLog',
  'ExternalReferences',
  'CompanyInformation',
  'ServiceInformation',
  'CustomerInformation',
  'InvoiceAddress',
  'Log',
  'CheckoutLog',
  'QuantityInformation',
  'CalendarExportStatus',
  'StatusInformation',
  'Tags',
].map((name) => `Include${name}=true`);

test('one scenario sends every field that the documents name', async ({ own }) => {
  const { id } = await own.book({ scenario: 'haircut-every-field' });
  const headers = await own.signIn();
  const [row] = await own.list(`/bookings?Id=${id}&${flags.join('&')}`, { headers });
  const sent = new Set(pathsOf(row));
  // Only an error has a ResponseStatus.
  const wanted = pathsOf(documented).filter((path) => !path.startsWith('.ResponseStatus'));
  expect(wanted.filter((path) => !sent.has(path))).toEqual([]);
  expect(row).toMatchObject({
    CalendarExportStatus: [{ BookingId: id, Synced: true }],
    Log: [{ BookingId: id }],
    PaymentLog: [{ BookingId: id }],
  });
});

test('the log is for administrators, whoever has the code', async ({ own }) => {
  const { id, code } = await own.book({ scenario: 'haircut-every-field' });
  const query = `/bookings?Id=${id}&CancellationCode=${code}&IncludeLog=true`;
  expect((await own.list(query))[0]).not.toHaveProperty('Log');
  const looker = await own.signIn({ administrator: false });
  expect((await own.list(query, { headers: looker }))[0]).not.toHaveProperty('Log');
});

test('Fields leaves only what it names', async ({ own }) => {
  const { id, code } = await own.book();
  expect(await own.list(`/bookings?Id=${id}&CancellationCode=${code}&Fields=id,StatusId`)).toEqual([
    { Id: id, StatusId: 1 },
  ]);
});
