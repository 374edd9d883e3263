import { expect, test } from '@playwright/test';
import { createFormat, type Format } from '@/i18n/format';
import { languages, type Locale, locales } from '@/i18n/locales';
import { momentOfInstant, momentOfWallTime } from '@/lib/booking/moment';
import { words } from '../../tools/support/words';

const formatOf = (locale: Locale) => createFormat(languages[locale].tag, words(locale));
/** No-break spaces as `~`, and no marks of direction: what a reader sees, and where lines stay whole. */
const seen = (text: string | undefined) =>
  text?.replaceAll('\u00a0', '~').replace(/[\u200e\u200f\u061c]/g, '');
const at = (wall: string, timeZone = 'Europe/Stockholm') => momentOfWallTime(wall, timeZone);

/** A Thursday morning in Stockholm. */
const now = Date.parse('2026-11-26T09:00:00Z');
const hour = 3_600_000;
const kronor = { value: 1450, currency: 'SEK', sign: 'kr' };

type Said = Readonly<Record<keyof typeof saying, string>>;
const saying = {
  day: ({ day }: Format) => day(at('2026-12-03T14:30:00'), now),
  nextYear: ({ day }: Format) => day(at('2027-01-07T14:30:00'), now),
  today: ({ day }: Format) => day(at('2026-11-26T14:30:00'), now),
  yesterday: ({ day }: Format) => day(at('2026-11-25T14:30:00'), now),
  deadline: ({ nearDateTime }: Format) => nearDateTime(at('2026-11-27T09:05:00'), now),
  dateTime: ({ dateTime }: Format) => dateTime('2026-11-26T09:05:00', now),
  clock: ({ clock }: Format) => clock('2026-12-03T14:30:00', '2026-12-03T15:30:00'),
  start: ({ clock }: Format) => clock('2026-12-03T22:00:00', '2026-12-04T02:00:00'),
  until: ({ until }: Format) => until('2026-12-03T22:00:00', '2026-12-04T02:00:00', now),
  hours: ({ left }: Format) => left(3 * hour),
  soon: ({ left }: Format) => left(59_000),
  length: ({ length }: Format) => length({ unit: 'minutes', count: 90 }),
  money: ({ money }: Format) => money(kronor),
} as const;

const expected: Readonly<Record<Locale, Said>> = {
  sv: {
    day: 'torsdag 3~december',
    nextYear: 'torsdag 7~januari 2027',
    today: 'i dag, torsdag 26~november',
    yesterday: 'i går, onsdag 25~november',
    deadline: 'i morgon, fredag 27~november kl.~09:05',
    dateTime: 'torsdag 26~november kl.~09:05',
    clock: 'kl.~14:30–15:30',
    start: 'kl.~22:00',
    until: 'till fredag 4~december kl.~02:00',
    hours: '3~timmar kvar',
    soon: 'mindre än en minut kvar',
    length: '1~timme och 30~minuter',
    money: '1~450~kr',
  },
  en: {
    day: 'Thursday 3~December',
    nextYear: 'Thursday 7~January 2027',
    today: 'today, Thursday 26~November',
    yesterday: 'yesterday, Wednesday 25~November',
    deadline: 'tomorrow, Friday 27~November at~09:05',
    dateTime: 'Thursday 26~November at~09:05',
    clock: '14:30–15:30',
    start: '22:00',
    until: 'until Friday 4~December at~02:00',
    hours: '3~hours left',
    soon: 'less than a minute left',
    length: '1~hour and 30~minutes',
    money: '1,450~kr',
  },
  nb: {
    day: 'torsdag 3.~desember',
    nextYear: 'torsdag 7.~januar 2027',
    today: 'i dag, torsdag 26.~november',
    yesterday: 'i går, onsdag 25.~november',
    deadline: 'i morgen, fredag 27.~november kl.~09:05',
    dateTime: 'torsdag 26.~november kl.~09:05',
    clock: 'kl.~14:30–15:30',
    start: 'kl.~22:00',
    until: 'til fredag 4.~desember kl.~02:00',
    hours: '3~timer igjen',
    soon: 'mindre enn ett minutt igjen',
    length: '1~time og 30~minutter',
    money: '1~450~kr',
  },
  da: {
    day: 'torsdag den 3.~december',
    nextYear: 'torsdag den 7.~januar 2027',
    today: 'i dag, torsdag den 26.~november',
    yesterday: 'i går, onsdag den 25.~november',
    deadline: 'i morgen, fredag den 27.~november kl.~09.05',
    dateTime: 'torsdag den 26.~november kl.~09.05',
    clock: 'kl.~14.30–15.30',
    start: 'kl.~22.00',
    until: 'til fredag den 4.~december kl.~02.00',
    hours: '3~timer tilbage',
    soon: 'mindre end et minut tilbage',
    length: '1~time og 30~minutter',
    money: '1.450~kr.',
  },
  fi: {
    day: 'torstaina 3.~joulukuuta',
    nextYear: 'torstaina 7.~tammikuuta 2027',
    today: 'tänään torstaina 26.~marraskuuta',
    yesterday: 'eilen keskiviikkona 25.~marraskuuta',
    deadline: 'huomenna perjantaina 27.~marraskuuta klo~9.05',
    dateTime: 'torstaina 26.~marraskuuta klo~9.05',
    clock: 'klo~14.30–15.30',
    start: 'klo~22.00',
    until: 'päättyy perjantaina 4.~joulukuuta klo~2.00',
    hours: '3~tuntia jäljellä',
    soon: 'alle minuutti jäljellä',
    length: '1~tunti ja 30~minuuttia',
    money: '1~450~kr',
  },
  de: {
    day: 'Donnerstag, 3.~Dezember',
    nextYear: 'Donnerstag, 7.~Januar 2027',
    today: 'heute, Donnerstag, 26.~November',
    yesterday: 'gestern, Mittwoch, 25.~November',
    deadline: 'morgen, Freitag, 27.~November, 09:05~Uhr',
    dateTime: 'Donnerstag, 26.~November, 09:05~Uhr',
    clock: '14:30–15:30~Uhr',
    start: '22:00~Uhr',
    until: 'bis Freitag, 4.~Dezember, 02:00~Uhr',
    hours: 'noch 3~Stunden',
    soon: 'noch weniger als eine Minute',
    length: '1~Stunde und 30~Minuten',
    money: '1.450~kr',
  },
  pl: {
    day: 'czwartek, 3~grudnia',
    nextYear: 'czwartek, 7~stycznia 2027~r.',
    today: 'dziś, czwartek, 26~listopada',
    yesterday: 'wczoraj, środa, 25~listopada',
    deadline: 'jutro, piątek, 27~listopada, godz.~09:05',
    dateTime: 'czwartek, 26~listopada, godz.~09:05',
    clock: 'godz.~14:30–15:30',
    start: 'godz.~22:00',
    until: 'koniec: piątek, 4~grudnia, godz.~02:00',
    hours: 'jeszcze 3~godziny',
    soon: 'jeszcze niecała minuta',
    length: '1~godzina i 30~minut',
    money: '1450~kr',
  },
  ar: {
    day: 'الخميس 3~ديسمبر',
    nextYear: 'الخميس 7~يناير 2027',
    today: 'اليوم الخميس 26~نوفمبر',
    yesterday: 'أمس الأربعاء 25~نوفمبر',
    deadline: 'غدًا الجمعة 27~نوفمبر، الساعة~09:05',
    dateTime: 'الخميس 26~نوفمبر، الساعة~09:05',
    clock: 'من 14:30 إلى 15:30',
    start: 'الساعة~22:00',
    until: 'حتى الجمعة 4~ديسمبر، الساعة~02:00',
    hours: 'المتبقي: 3~ساعات',
    soon: 'المتبقي: أقل من دقيقة',
    length: 'ساعة و30~دقيقة',
    money: '1,450~kr',
  },
};

for (const locale of locales) {
  test(`${locale} says days, times, spans and sums as its people do`, () => {
    const format = formatOf(locale);
    const said = Object.entries(saying).map(([name, say]) => [name, seen(say(format))]);
    expect(Object.fromEntries(said)).toEqual(expected[locale]);
  });

  test(`${locale} says a price that the API words as a sum like every other sum`, () => {
    const { price, money } = formatOf(locale);
    const sum = money(kronor);
    for (const text of [
      '1450 kr',
      '1 450,00 kr',
      '1.450,00 KR',
      'SEK 1,450.00',
      '1450:-',
      undefined,
    ])
      expect(price({ text, amount: kronor }), text).toBe(sum);
  });

  test(`${locale} never promises a whole minute that is not there, nor says none`, () => {
    const { left } = formatOf(locale);
    for (const span of [1, 30_000, 59_999]) expect(left(span)).not.toMatch(/\d/);
    expect(left(119_999)).toBe(left(60_000));
  });
}

test('words about a price that say more than its sum stand as the API words them', () => {
  const { price } = formatOf('sv');
  const said = (text: string) => seen(price({ text, amount: kronor }));
  expect(said('från 1 450 kr')).toBe('från 1 450~kr');
  // What they say besides the sum, or against it, hides none of both.
  expect(said('1400 kr')).toBe('1400~kr / 1~450~kr');
  expect(said('Gratis')).toBe('Gratis / 1~450~kr');
  expect(price({ text: undefined, amount: undefined })).toBeUndefined();
});

test('today and tomorrow are days on the company’s clock', () => {
  const { day } = formatOf('sv');
  // Half past midnight in Stockholm, half past eleven in London, half past one in Helsinki.
  const night = Date.parse('2026-11-26T23:30:00Z');
  const wall = '2026-11-27T09:00:00';
  expect(day(at(wall, 'Europe/Stockholm'), night)).toMatch(/^i dag, fredag/);
  expect(day(at(wall, 'Europe/Helsinki'), night)).toMatch(/^i dag, fredag/);
  expect(day(at(wall, 'Europe/London'), night)).toMatch(/^i morgon, fredag/);
});

test('near days hold over the nights when the clocks change', () => {
  const { day } = formatOf('sv');
  // A day of 25 hours, from its first half hour to the first of the day after.
  const autumn = Date.parse('2026-10-24T22:30:00Z');
  expect(day(at('2026-10-25T23:45:00'), autumn)).toMatch(/^i dag/);
  expect(day(at('2026-10-26T00:15:00'), autumn)).toMatch(/^i morgon/);
  expect(day(at('2026-10-27T00:15:00'), autumn)).toMatch(/^tisdag/);
  // A day of 23 hours.
  const spring = Date.parse('2026-03-28T22:30:00Z');
  expect(day(at('2026-03-29T23:45:00'), spring)).toMatch(/^i morgon/);
  expect(day(at('2026-03-30T00:15:00'), spring)).toMatch(/^måndag/);
});

test('of two times that the clocks show alike each says which it is, in every language', () => {
  const summer = momentOfInstant(Date.parse('2026-10-25T00:30:00Z'), 'Europe/Stockholm');
  const winter = momentOfInstant(Date.parse('2026-10-25T01:30:00Z'), 'Europe/Stockholm');
  const end = momentOfInstant(Date.parse('2026-10-25T02:30:00Z'), 'Europe/Stockholm');
  const { time, dateTime, clock, nearDateTime } = formatOf('sv');
  expect(time(summer)).toBe('02:30 (centraleuropeisk sommartid)');
  expect(time(winter)).toBe('02:30 (centraleuropeisk normaltid)');
  expect(time(end)).toBe('03:30');
  expect(time(at('2026-10-25T02:30:00'))).toBe('02:30');
  expect(seen(dateTime(winter, now))).toBe(
    'söndag 25~oktober kl.~02:30 (centraleuropeisk normaltid)',
  );
  expect(nearDateTime(summer, now)).toContain('sommartid');
  expect(seen(clock(summer, winter))).toBe(
    'kl.~02:30 (centraleuropeisk sommartid)–02:30 (centraleuropeisk normaltid)',
  );
  for (const locale of locales) {
    const format = formatOf(locale);
    expect(format.time(summer), locale).not.toBe(format.time(winter));
    expect(format.time(summer), locale).not.toContain('GMT');
  }
});

test('an end on the same day needs no second day', () => {
  const { until } = formatOf('sv');
  expect(until('2026-12-03T22:00:00', '2026-12-03T23:00:00', now)).toBeUndefined();
  expect(until('2026-12-03T22:00:00', undefined, now)).toBeUndefined();
});
