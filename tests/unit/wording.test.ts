import { expect, test } from '@playwright/test';
import { apiLanguage, isLocale, locales, negotiateLocale } from '@/i18n/locales';
import { wordingFor } from '@/i18n/wording';
import { momentOfWallTime } from '@/lib/booking/moment';

const seen = (text: string | undefined) => text?.replaceAll('\u00a0', '~');
const at = (wall: string) => momentOfWallTime(wall, 'Europe/Stockholm');
const now = Date.parse('2026-11-26T09:00:00Z');
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

test('the view of a language is made once, and speaks that language', async () => {
  const view = await wordingFor('ar');
  expect(view).toMatchObject({ locale: 'ar', dir: 'rtl' });
  expect(wordingFor('ar')).toBe(wordingFor('ar'));
  expect(await wordingFor('sv')).toMatchObject({ locale: 'sv', dir: 'ltr' });
  const titles = await Promise.all(
    locales.map(async (locale) => (await wordingFor(locale)).t('missing.title')),
  );
  expect(new Set(titles).size).toBe(locales.length);
});

test('a text is the same each time, and one with values says each its own', async () => {
  const { t } = await wordingFor('sv');
  const [first, second] = [t('missing.title'), t('missing.title')];
  expect(first).not.toBe('');
  expect(second).toBe(first);
  expect(t('help.title')).not.toBe(first);
  expect(t('when.time', { time: '09:05' })).toContain('09:05');
  expect(t('when.time', { time: '10:15' })).toContain('10:15');
});

test('a day has three names, the longest first', async () => {
  const { format } = await wordingFor('sv');
  expect(format.dayNames('2026-11-26T09:00:00').map(seen)).toEqual([
    'torsdag 26~november',
    'tors 26~november',
    'tors 26~nov.',
  ]);
  const { format: english } = await wordingFor('en');
  expect(english.dayNames('2026-12-31T23:59:59').map(seen)).toEqual([
    'Thursday 31~December',
    'Thu 31~December',
    'Thu 31~Dec',
  ]);
});

test('a span is told in its largest unit, and never as longer than it is', async () => {
  const { format } = await wordingFor('sv');
  const told = (span: number) => seen(format.left(span));
  expect(told(minute - 1)).toBe('mindre än en minut kvar');
  expect(told(minute)).toBe('1~minut kvar');
  expect(told(hour - 1)).toBe('59~minuter kvar');
  expect(told(hour)).toBe('1~timme kvar');
  expect(told(2 * day - 1)).toBe('47~timmar kvar');
  expect(told(2 * day)).toBe('2~dygn kvar');
  expect(told(3 * day - 1)).toBe('2~dygn kvar');
});

test('only yesterday, today and tomorrow have words of their own, by the company’s own clock', async () => {
  const { format } = await wordingFor('sv');
  const told = (wall: string) => seen(format.day(at(wall), now));
  expect(told('2026-11-24T23:59:00')).toBe('tisdag 24~november');
  expect(told('2026-11-25T00:00:00')).toBe('i går, onsdag 25~november');
  expect(told('2026-11-26T23:59:00')).toBe('i dag, torsdag 26~november');
  expect(told('2026-11-27T23:59:00')).toBe('i morgon, fredag 27~november');
  expect(told('2026-11-28T00:00:00')).toBe('lördag 28~november');
  const unknown = momentOfWallTime('2026-11-26T14:30:00', undefined);
  expect(seen(format.day(unknown, now))).toBe('torsdag 26~november');
});

test('an end on another day is told, and one on the same is not', async () => {
  const { format } = await wordingFor('sv');
  const until = (end: string | undefined) => seen(format.until('2026-11-26T22:00:00', end, now));
  expect(until(undefined)).toBeUndefined();
  expect(until('2026-11-26T23:00:00')).toBeUndefined();
  expect(until('2026-11-27T01:00:00')).toBe('till fredag 27~november kl.~01:00');
  expect(seen(format.clock('2026-11-26T22:00:00', undefined))).toBe('kl.~22:00');
});

test('a length has hours and minutes only where there are some', async () => {
  const { format } = await wordingFor('sv');
  expect(
    [0, 1, 59, 60, 61, 120].map((minutes) =>
      seen(format.length({ unit: 'minutes', count: minutes })),
    ),
  ).toEqual(['0~minuter', '1~minut', '59~minuter', '1~timme', '1~timme och 1~minut', '2~timmar']);
  expect(format.list(['a', 'b', 'c'])).toBe('a, b och c');
});

test('days and nights are counted in every language', async () => {
  const { format } = await wordingFor('sv');
  expect([1, 3].map((count) => seen(format.length({ unit: 'nights', count })))).toEqual([
    '1~natt',
    '3~nätter',
  ]);
  expect([1, 3].map((count) => seen(format.length({ unit: 'days', count })))).toEqual([
    '1~dygn',
    '3~dygn',
  ]);
  const { format: polish } = await wordingFor('pl');
  expect([1, 3, 5].map((count) => seen(polish.length({ unit: 'nights', count })))).toEqual([
    '1~noc',
    '3~noce',
    '5~nocy',
  ]);
});

test('a sum keeps its sign beside it, and one of no known currency is told as the company writes it', async () => {
  const { format } = await wordingFor('en');
  const { format: swedish } = await wordingFor('sv');
  const sum = (currency: string | undefined, sign: string | undefined) => ({
    value: 1450.5,
    currency,
    sign,
  });
  expect(seen(format.money(sum('SEK', 'kr')))).toBe('1,450.50~kr');
  expect(seen(format.money(sum('EUR', '€')))).toBe('€1,450.50');
  expect(seen(swedish.money(sum('EUR', '€')))).toBe('1~450,50~€');
  expect(seen(format.money(sum('CHF', undefined)))).toBe('1,450.50~CHF');
  expect(seen(format.money(sum('PLN', undefined)))).toBe('1,450.50~zł');
  expect(seen(format.money(sum(undefined, 'kr')))).toBe('1,450.5~kr');
  expect(seen(format.money(sum(undefined, undefined)))).toBe('1,450.5');
  expect(seen(format.money({ value: -20, currency: 'SEK', sign: 'kr' }))).toBe('-20~kr');
});

test('a price in words that only say the sum is told as every sum is, and any other as it stands', async () => {
  const { format } = await wordingFor('en');
  const price = (text: string | undefined, value = 1450, sign: string | undefined = 'kr') =>
    seen(format.price({ text, amount: { value, currency: 'SEK', sign } }));
  for (const text of [
    undefined,
    '1450 kr',
    '1 450,00 kr',
    '1.450,00 kr',
    'SEK 1,450.00',
    '1450:-',
    'kr 1450.',
    '1450',
  ])
    expect(price(text), text).toBe('1,450~kr');
  expect(price('1450,50 SEK', 1450.5)).toBe('1,450.50~kr');
  expect(price('1450,5', 1450.5)).toBe('1,450.50~kr');
  expect(price('fr 1450 kr')).toBe('fr 1450~kr');
  expect(price('1450 kr/tim')).toBe('1450~kr/tim');
  expect(format.price({ text: undefined, amount: undefined })).toBeUndefined();
  expect(seen(format.price({ text: '450 kr', amount: undefined }))).toBe('450~kr');
});

test('a price whose words say another sum than its number is told as both', async () => {
  const { format } = await wordingFor('en');
  const price = (text: string, value: number, currency = 'SEK') =>
    seen(format.price({ text, amount: { value, currency, sign: 'kr' } }));
  expect(price('0 kr', 450)).toBe('0~kr / 450~kr');
  expect(price('145 kr', 1450)).toBe('145~kr / 1,450~kr');
  expect(price('1450,50 kr', 1450)).toBe('1450,50~kr / 1,450~kr');
  expect(price('1450 €', 1450)).toBe('1450 € / 1,450~kr');
  expect(price('fr 1450 €', 1450)).toBe('fr 1450 € / 1,450~kr');
  expect(price('Gratis', 450)).toBe('Gratis / 450~kr');
  expect(price('450 kr', 0)).toBe('450~kr / 0~kr');
  // Zero is also what stands where nobody set a price.
  expect(price('Gratis', 0)).toBe('Gratis');
  expect(price('Från 450 kr', 0)).toBe('Från 450~kr');
  expect(price('2 x 450 kr (ord. 600 kr)', 450)).toBe('2~x 450~kr (ord. 600~kr)');
});

test('no sum is rounded, whatever the coins of its currency', async () => {
  const { format } = await wordingFor('en');
  const money = (value: number, currency: string | undefined) =>
    seen(format.money({ value, currency, sign: undefined }));
  expect(money(99.5, 'JPY')).toBe('¥99.5');
  expect(money(100, 'JPY')).toBe('¥100');
  expect(money(99.5, 'ISK')).toBe('99.5~kr');
  expect(money(99.995, 'SEK')).toBe('99.995~kr');
  expect(money(0.125, 'EUR')).toBe('€0.125');
  expect(money(0.1 + 0.2, 'SEK')).toBe('0.30~kr');
  expect(money(99.995, undefined)).toBe('99.995');
});

test('a sign of another currency than the code is not turned into the code’s', async () => {
  for (const locale of locales) {
    const { format } = await wordingFor(locale);
    const money = (currency: string, sign: string) =>
      seen(format.money({ value: 500, currency, sign }))?.replace(/[\u200e\u200f\u061c]/g, '');
    expect(money('USD', 'kr'), locale).toBe('500~kr (USD)');
    expect(money('SEK', '€'), locale).toBe('500~€ (SEK)');
    expect(money('SEK', 'EUR'), locale).toBe('500~EUR (SEK)');
    expect(money('EUR', '$'), locale).toBe('500~$ (EUR)');
    expect(money('SEK', 'poäng'), locale).toBe('500~poäng (SEK)');
    for (const [currency, sign] of [
      ['SEK', 'kr'],
      ['SEK', 'SEK'],
      ['SEK', ':-'],
      ['NOK', 'Kr.'],
      ['DKK', 'kr'],
      ['EUR', '€'],
      ['EUR', 'euro'],
      ['PLN', 'zł'],
      ['CHF', 'Fr.'],
      ['USD', 'US$'],
      ['SEK', 'SEK kr'],
    ] as const)
      expect(money(currency, sign), `${locale} ${sign}`).not.toContain('(');
  }
});

test('the API is asked in Swedish for Swedish, and in English for all else', () => {
  expect(locales.map(apiLanguage)).toEqual(['sv', 'en', 'en', 'en', 'en', 'en', 'en', 'en']);
});

test('only a language that is there is one', () => {
  expect(locales).toEqual(['sv', 'en', 'nb', 'da', 'fi', 'de', 'pl', 'ar']);
  for (const name of ['fr', '', 'toString', 'SV']) expect(isLocale(name), name).toBe(false);
});

test('a browser’s wishes beyond the first two hundred characters are not read', () => {
  expect(negotiateLocale(`${'zz, '.repeat(49)}fi`)).toBe('fi');
  expect(negotiateLocale(`${'zz, '.repeat(50)}fi`)).toBe('sv');
  expect(negotiateLocale(null, 'de')).toBe('de');
  expect(negotiateLocale('zz', 'de')).toBe('de');
  expect(negotiateLocale('x_y, nb', 'de')).toBe('nb');
});
