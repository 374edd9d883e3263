import { expect, test } from '@playwright/test';
import { parseBookingLink } from '@/lib/booking/link';
import { readTyped } from '@/lib/booking/typed-link';

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

const read = (id: string, code = '') => readTyped({ id, code });
const opens = (link: { id: number; code: string }) => ({ kind: 'link', link });

test('a typed number and code may carry spaces, a hash sign and invisible characters', () => {
  const link = { id: 404042, code: 'AB12' };
  expect(read(' 404 042 ', ' AB12 ')).toMatchObject(opens(link));
  expect(read('#404042', 'code=AB12')).toMatchObject(opens(link));
  expect(read('\u200b404042\u200e', '\ufeffAB12\u200b')).toMatchObject(opens(link));
});

test('both may stand in one field, and a number with a space in it is no code', () => {
  const link = { id: 404042, code: 'AB12' };
  for (const typed of ['404042 AB12', '#404042, AB12', '404042/AB12', '404042 code: AB12'])
    expect(read(typed), typed).toMatchObject(opens(link));
  expect(read('404 042')).toMatchObject({ kind: 'unreadable', problem: 'code-missing' });
});

test('a whole pasted link works in either field, however a mail program damaged it', () => {
  const link = { id: 404042, code: 'AB 12' };
  const url = 'https://avboka.example/sv/bookings/404042?code=AB+12&utm_source=mail';
  for (const pasted of [
    url,
    `<${url}>`,
    url.replace('&', '&amp;'),
    url.replace('?code', '?utm_medium=mail&amp;code'),
    url.replace('/sv/', '/fi/'),
    'https://avboka.example/sv/book\nings/404042?\n code=AB+12',
    'https://old.example/unbook?Id=404042&CancellationCode=AB+12',
  ]) {
    expect(read(pasted), pasted).toMatchObject(opens(link));
    expect(read('', pasted), pasted).toMatchObject(opens(link));
  }
});

test('what is no number, or lacks its code, is named', () => {
  expect(read('')).toMatchObject({ kind: 'unreadable', problem: 'id-unreadable' });
  expect(read('hello', 'world')).toMatchObject({ kind: 'unreadable', problem: 'id-unreadable' });
  expect(read('404042')).toMatchObject({ kind: 'unreadable', problem: 'code-missing' });
  expect(read('404042', 'x'.repeat(201))).toMatchObject({
    kind: 'unreadable',
    problem: 'code-unreadable',
  });
});

test('what a mail program put around a link or number is left out, and nothing within it', () => {
  const link = { id: 404042, code: 'AB12' };
  for (const code of ['"AB12"', "'AB12'", '(AB12)', ' <<AB12>> ', 'Code : AB12', 'code=AB12'])
    expect(read('404042', code), code).toMatchObject(opens(link));
  expect(read('404042', 'A(B)1')).toMatchObject(opens({ id: 404042, code: 'A(B)1' }));
  expect(read('404042', 'barcode=AB12')).toMatchObject(opens({ id: 404042, code: 'barcode=AB12' }));
  expect(read('http://old.example/?id=404042&code=AB12')).toMatchObject(opens(link));
  expect(read('404042', 'see http://old.example/?id=7&code=x')).toMatchObject({
    kind: 'link',
    link: { id: 404042 },
  });
  expect(read('x404042 AB12')).toMatchObject({ kind: 'unreadable', problem: 'id-unreadable' });
  expect(read('404042 AB12', 'CD34')).toMatchObject({
    kind: 'unreadable',
    problem: 'id-unreadable',
  });
});
