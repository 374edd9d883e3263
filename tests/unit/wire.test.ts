import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { bokaMeraBooking } from '@/lib/bokamera/wire';
import { toBooking } from '@/lib/bokamera/to-booking';
import { root } from '../../scripts/steps.mjs';

const payload = (name: string): unknown =>
  JSON.parse(readFileSync(`${root}tests/payloads/booking-response.${name}.json`, 'utf8'));

test('what is read of the documented answers stands there under the same names', () => {
  for (const name of ['documented', 'every-field']) {
    const sample = payload(name);
    expect(sample, name).toMatchObject(bokaMeraBooking.parse(sample));
  }
  const read = bokaMeraBooking.parse(payload('every-field'));
  expect(Object.values(read)).not.toContain(undefined);
});

test('what is internal to a company gets no further than its JSON', () => {
  const read = JSON.stringify(bokaMeraBooking.parse(payload('every-field')));
  for (const name of ['Customer', 'Log', 'InvoiceAddress', 'BookedComments', 'ExternalReference'])
    expect(read).not.toContain(`"${name}"`);
});

test('any field may be null, absent, or of another kind without costing the booking', () => {
  const whole = Object(payload('every-field')) as Record<string, unknown>;
  for (const name of Object.keys(whole).filter((key) => key !== 'Id')) {
    for (const odd of [null, undefined, 'text', -1, true, [], {}, [null, 7, {}], { Id: [] }]) {
      const parsed = bokaMeraBooking.parse({ ...whole, Id: 7, [name]: odd });
      expect(toBooking(parsed, 'Europe/Stockholm').id, name).toBe(7);
    }
  }
});

test('a status told in another form than documented is not passed over', () => {
  const statusOf = (StatusInfo: unknown) =>
    toBooking(bokaMeraBooking.parse({ Id: 7, StatusId: 1, StatusInfo }), undefined).status;
  for (const odd of ['Unbooked', [{ Id: 2 }], 2, true]) expect(statusOf(odd)).toBe('unknown');
  for (const none of [null, undefined, '', {}]) expect(statusOf(none)).toBe('booked');
});

test('a booking without an id is no booking', () => {
  for (const odd of [{}, { Id: null }, { Id: '7' }, null, [], 'Booked', 7]) {
    expect(bokaMeraBooking.safeParse(odd).success).toBe(false);
  }
});

test('year-1 dates of the sample read as unset', () => {
  const booking = toBooking(bokaMeraBooking.parse(payload('documented')), 'Europe/Stockholm');
  expect(booking.deadline).toBeUndefined();
  expect(booking.cancelledOn).toBeUndefined();
});

test('all ten statuses are read by number and by name', () => {
  const names = [
    'Booked',
    'Unbooked',
    'Reserved',
    'Canceled',
    'AwaitingPayment',
    'AwaitingPaymentNoTimeLimit',
    'Payed',
    'AwaitingPaymentRequestFromAdmin',
    'AwaitingPaymentFromProvider',
    'Invoiced',
  ];
  names.forEach((name, index) => {
    const number = index + 1;
    const expected = meanings[number];
    for (const form of [
      { Status: name },
      { StatusId: number },
      { Status: number },
      { Status: name, StatusId: number },
    ]) {
      expect(statusOf(form), JSON.stringify(form)).toBe(expected);
    }
  });
});

const meanings: Readonly<Record<number, string>> = {
  1: 'booked',
  2: 'cancelled',
  3: 'reserved',
  4: 'cancelled',
  5: 'awaiting-payment',
  6: 'awaiting-payment',
  7: 'booked',
  8: 'awaiting-payment',
  9: 'awaiting-payment',
  10: 'booked',
};

test('a status that contradicts itself, or that nobody knows, proves nothing', () => {
  expect(statusOf({ Status: 'Booked', StatusId: 2 })).toBe('unknown');
  expect(statusOf({ Status: 'Unbooked', StatusId: 1 })).toBe('unknown');
  expect(statusOf({ Status: 'Postponed', StatusId: 11 })).toBe('unknown');
  expect(statusOf({ Status: 'Booked', StatusId: 11 })).toBe('unknown');
  expect(statusOf({ Status: 'Booked', StatusId: 1, StatusName: 'Canceled' })).toBe('unknown');
  expect(statusOf({ Status: 'Booked', StatusId: 1, StatusName: 'Bokad' })).toBe('booked');
  expect(statusOf({ Status: ' unbooked ', StatusId: 2 })).toBe('cancelled');
  expect(statusOf({})).toBe('unknown');
});

test('the company’s country tells the zone, and the operator’s setting the rest', () => {
  const zoneOf = (CountryId: string | undefined) =>
    toBooking(bokaMeraBooking.parse({ Id: 1, Company: { CountryId } }), 'Europe/Madrid').company
      .timeZone;
  expect(zoneOf('FI')).toBe('Europe/Helsinki');
  expect(zoneOf('no')).toBe('Europe/Oslo');
  expect(zoneOf('ES')).toBe('Europe/Madrid');
  expect(zoneOf(undefined)).toBe('Europe/Madrid');
});

test('nothing that could run is taken for the company’s own page', () => {
  const pageOf = (HomePage: string, SitePath?: string) =>
    toBooking(bokaMeraBooking.parse({ Id: 1, Company: { HomePage, SitePath } }), 'Europe/Stockholm')
      .company.bookAgainPage;
  expect(pageOf('www.salong.se')).toBe('https://www.salong.se/');
  expect(pageOf('http://salong.se/boka')).toBe('http://salong.se/boka');
  expect(pageOf('x', 'Demo1')).toBe('https://demo1.bokamera.se');
  expect(pageOf('salong.se', 'Min salong')).toBe('https://salong.se/');
  for (const bad of [
    'javascript:alert(1)',
    'data:text/html,x',
    ' ',
    'https://user:pass@evil.example',
    'https://:pass@evil.se',
    'nonsense',
    'http://127.0.0.1/',
    'http://[::1]/',
    'http://2130706433/',
    'https://localhost/',
    'https://router.local/',
    'https://salong.se:8443/',
  ]) {
    expect(pageOf(bad), bad).toBeUndefined();
  }
  expect(pageOf('salong.se', '../../evil?x=')).toBe('https://salong.se/');
});

function statusOf(form: object): string {
  return toBooking(bokaMeraBooking.parse({ Id: 1, ...form }), 'Europe/Stockholm').status;
}
