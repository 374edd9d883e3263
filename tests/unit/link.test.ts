import { expect, test } from '@playwright/test';
import { parseBookingLink } from '@/lib/booking/link';
import { parseTypedLink } from '@/lib/booking/typed-link';

test('a link needs a positive int32 and one code of 1 to 200 characters', () => {
  expect(parseBookingLink('370476', ['ABC'])).toEqual({ id: 370476, code: 'ABC' });
  expect(parseBookingLink('2147483647', ['ABC'])).toBeDefined();
  for (const id of ['0', '-1', '2147483648', '12.5', '1e3', '0x1f', '', ' 12', '１２']) {
    expect(parseBookingLink(id, ['ABC']), id).toBeUndefined();
  }
  expect(parseBookingLink('1', [])).toBeUndefined();
  expect(parseBookingLink('1', ['a', 'b'])).toBeUndefined();
  expect(parseBookingLink('1', [''])).toBeUndefined();
  expect(parseBookingLink('1', ['x'.repeat(200)])).toBeDefined();
  expect(parseBookingLink('1', ['x'.repeat(201)])).toBeUndefined();
  expect(parseBookingLink('1', ['a\0b'])).toBeUndefined();
  expect(parseBookingLink('1', ['\ud800'])).toBeUndefined();
});

test('a code is opaque: any characters survive', () => {
  expect(parseBookingLink('1', ['å&= +%/?#"\u200f'])?.code).toBe('å&= +%/?#"\u200f');
});

test('a typed number and code may carry spaces, a hash sign and invisible characters', () => {
  const link = { id: 404042, code: 'AB12' };
  expect(parseTypedLink(' 404 042 ', ' AB12 ')).toEqual(link);
  expect(parseTypedLink('#404042', 'code=AB12')).toEqual(link);
  expect(parseTypedLink('\u200b404042\u200e', '\ufeffAB12\u200b')).toEqual(link);
});

test('a whole pasted link works in either field, also broken over lines', () => {
  const link = { id: 404042, code: 'AB 12' };
  const url = 'https://avboka.example/sv/bookings/404042?code=AB+12&utm_source=mail';
  expect(parseTypedLink(url, '')).toEqual(link);
  expect(parseTypedLink('', url)).toEqual(link);
  expect(parseTypedLink('https://avboka.example/sv/book\nings/404042?\n code=AB+12', '')).toEqual(
    link,
  );
});

test('nothing usable is no link', () => {
  expect(parseTypedLink('', '')).toBeUndefined();
  expect(parseTypedLink('hello', 'world')).toBeUndefined();
});
