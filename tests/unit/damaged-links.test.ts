import { expect, test } from '@playwright/test';
import fc from 'fast-check';
import { isLanguage, localeNamed } from '@/i18n/locales';
import type { BookingLink } from '@/lib/booking/link';
import { readCode, withoutInvisible } from '@/lib/booking/repair-code';
import { readOpenedLink, readPastedLink } from '@/lib/booking/read-link';
import { readTyped } from '@/lib/booking/typed-link';
import { bookingPath } from '@/lib/paths';
import { leastCpu } from '../../tools/support/outside-text';
import { openedDamaged, pastedDamaged } from '../support/damaged-links';

/** The links that an address is asked for: what it holds, and what else it may have been. */
function asked(address: string): BookingLink[] {
  const read = readOpenedLink(address);
  if (read.kind !== 'link') return [];
  return readCode(read.value).flatMap((reading) =>
    reading ? [{ id: read.link.id, code: reading.code }] : [],
  );
}

const links = ['B300E5', 'x9Kd-2_fQ', 'a1B2c3D4e5F6a1B2c3D4e5F6a1B2c3D4'].map((code, index) => ({
  id: 404_042 + index,
  code,
}));

for (const [name, damage] of Object.entries(openedDamaged))
  test(`opened: ${name}`, () => {
    for (const link of links) {
      const address = new URL(`http://localhost${damage(link)}`);
      expect(asked(address.pathname + address.search), link.code).toContainEqual(link);
    }
  });

for (const [name, damage] of Object.entries(pastedDamaged))
  test(`pasted: ${name}`, () => {
    for (const link of links)
      for (const field of ['id', 'code']) {
        const url = `https://avboka.example${bookingPath('sv', link)}`;
        const read = readTyped({ id: '', code: '', [field]: damage(url) });
        expect(read.kind).toBe('link');
        if (read.kind === 'link')
          expect(asked(bookingPath('sv', read.link)), link.code).toContainEqual(link);
      }
  });

test('a code of any visible characters is asked for as it is, in an address as we write it', () => {
  const code = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
    .filter((text) => text.length <= 200 && withoutInvisible(text).trim() === text);
  fc.assert(
    fc.property(code, (text) => {
      const address = bookingPath('sv', { id: 404_042, code: text });
      const read = readOpenedLink(address);
      expect(read).toMatchObject({ kind: 'link', repairs: [] });
      expect(asked(address)).toContainEqual({ id: 404_042, code: text });
    }),
    { numRuns: 2_000 },
  );
  for (const end of ['.', ')', '>', '=', '==', '+', '-', '_', '/', '?', '*', '%3D', '&amp;', '3D'])
    for (const text of [`AB12${end}`, `${end}AB12`, `AB${end}12`])
      expect(asked(bookingPath('sv', { id: 7, code: text }))[0], text).toEqual({
        id: 7,
        code: text,
      });
});

test('no more than one other code is asked for, and none where nothing else is likely', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(readCode(text).length).toBeLessThanOrEqual(2);
    }),
  );
  expect(readCode('B300E5')).toEqual([{ code: 'B300E5', repairs: [] }]);
});

test('what cannot be repaired gives what came of number and code', () => {
  expect(readOpenedLink('/sv/bookings/404042')).toMatchObject({ id: '404042', code: '' });
  expect(readOpenedLink('/sv/bookings/404042?code=')).toMatchObject({ id: '404042', code: '' });
  expect(readOpenedLink('/sv/bookings/?code=AB12')).toMatchObject({ id: '', code: 'AB12' });
  expect(readOpenedLink('/sv/bookings/404042?code=AB&code=CD')).toMatchObject({
    kind: 'parts',
    id: '404042',
    code: 'AB',
  });
  for (const id of ['12.5', '1e3', '0x1f', '-1', '99999999999'])
    expect(readOpenedLink(`/sv/bookings/${id}?code=AB`).kind, id).not.toBe('link');
  expect(readTyped({ id: 'https://a.example/sv/bookings/404042', code: '' })).toEqual({
    kind: 'unreadable',
    problem: 'code-missing',
    typed: { id: '404042', code: '' },
  });
});

test('the address of a page that was opened before is read, too', () => {
  const ticket = 'abcdefghijklmnopqrstuvwxyz0123456789';
  for (const address of [
    `/sv/bookings/404042?ticket=${ticket}.`,
    `/sv/bookings/404042?a=1&amp;ticket=${ticket}`,
    `/sv/bookings/404042&ticket=${ticket}%3E`,
  ])
    expect(readOpenedLink(address)).toMatchObject({ kind: 'ticket', id: 404_042, ticket });
  expect(
    readTyped({ id: `se https://a.example/sv/bookings/404042?ticket=${ticket}, hej`, code: '' }),
  ).toMatchObject({ kind: 'ticket', ticket });
});

test('text of any kind and length is read in linear time, without throwing', async () => {
  const pieces = ['bookings/1', '%25', '=3D', '?code=', 'https://', '&amp;', ' ', '\n', '>', '='];
  for (const piece of [...pieces, '/v3/__https://', 'aHR0cHM6', '?u=https-3A__', '\u200b', ')']) {
    const costOf = (length: number) => {
      const text = piece.repeat(length / piece.length);
      return leastCpu(() => {
        readPastedLink(text);
        readTyped({ id: text, code: text });
        readOpenedLink(`/${text}`);
        readCode(text);
      }, 5);
    };
    // Linear cost is four times as much, quadratic cost sixteen times. What takes less than 5 ms cannot be told apart.
    expect((await costOf(64_000)) / ((await costOf(16_000)) + 5), piece).toBeLessThan(10);
  }
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...pieces, 'AB12', '404042', 'x'), { maxLength: 60 }),
      (parts) => {
        readPastedLink(parts.join(''));
        readOpenedLink(parts.join(''));
      },
    ),
  );
});

test('a language is known in any case and form, and by its country', () => {
  for (const [name, locale] of Object.entries({
    SV: 'sv',
    'sv-SE': 'sv',
    sv_FI: 'sv',
    se: 'sv',
    no: 'nb',
    'nn-NO': 'nb',
    dk: 'da',
    'en-US': 'en',
    AR: 'ar',
    'de-AT': 'de',
  }))
    expect(localeNamed(name), name).toBe(locale);
  for (const name of ['fr', 'zh-Hant', 'pt_BR']) {
    expect(localeNamed(name), name).toBeUndefined();
    expect(isLanguage(name), name).toBe(true);
  }
  for (const name of ['nothing', 'metrics', 'wp', 'x', '__proto__', 'constructor'])
    expect(isLanguage(name), name).toBe(false);
});
