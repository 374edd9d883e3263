import { expect, test } from '@playwright/test';
import { companyLocale, locales } from '@/i18n/locales';
import { wordingFor } from '@/i18n/wording';
import { failed } from '@/lib/bokamera/failure';
import { toChangeAnswer } from '@/lib/bokamera/to-change-answer';
import { cancelReasons } from '@/lib/booking/cancel-input';
import {
  commentBytes,
  commentLimit,
  encodedLength,
  fittingLength,
  isOverLimit,
  leftToType,
  longestRequestLine,
  usualLimit,
} from '@/lib/booking/comment-limit';
import { formatReason } from '@/server/cancel/format-reason';

const alphabets = ['a', 'å', 'ż', 'ه', '€', '’', '\n', ' ', '&', '😀', '👩‍👩‍👧', 'क', '한', 'hej då! '];

test('what fits of any text can be sent, and a character more cannot', () => {
  for (const piece of alphabets) {
    const text = piece.repeat(2_000);
    const fitting = text.slice(0, fittingLength(text));
    expect(isOverLimit(fitting), piece).toBe(false);
    expect(fitting.isWellFormed()).toBe(true);
    expect(isOverLimit(fitting + piece), piece).toBe(true);
  }
});

test('the longest allowed comment leads to no longer request line than servers carry, with any reason in any language', async () => {
  for (const locale of locales) {
    const wording = await wordingFor(locale);
    for (const reason of cancelReasons)
      for (const piece of alphabets) {
        const text = piece.repeat(2_000);
        const comment = text.slice(0, fittingLength(text));
        const words = formatReason(wording, { reason, comment });
        const query = new URLSearchParams({
          CancellationCode: 'x'.repeat(60),
          UnBookedComments: words,
        });
        const line = `DELETE /a-path-of-forty-characters/bookings/deletebycode/2147483647?${query} HTTP/1.1\r\n`;
        expect(line.length, `${locale} ${reason} ${piece}`).toBeLessThanOrEqual(longestRequestLine);
      }
  }
  expect(companyLocale(undefined)).toBe('sv');
});

test('what is left is told in what the customer types', () => {
  expect(leftToType('')).toBe(commentLimit);
  expect(leftToType('a'.repeat(900))).toBe(100);
  expect(leftToType('å'.repeat(200))).toBe(Math.floor((commentBytes - 1_200) / 6));
  expect(leftToType('😀'.repeat(133))).toBe(0);
  expect(leftToType('å'.repeat(300))).toBeLessThan(0);
  for (const piece of alphabets) {
    const text = piece.repeat(20);
    const more = piece.repeat(Math.max(0, Math.floor(leftToType(text) / piece.length)));
    expect(isOverLimit(text + more), piece).toBe(false);
  }
});

test('the announced limit holds for what the language is usually written in', async () => {
  const limits = await Promise.all(
    locales.map(async (locale) => {
      const { t } = await wordingFor(locale);
      const limit = usualLimit(t('form.commentMissing'));
      const text = `${t('form.commentMissing')} `.repeat(40).slice(0, limit);
      expect(isOverLimit(text), locale).toBe(false);
      return [locale, limit];
    }),
  );
  expect(Object.fromEntries(limits)).toMatchObject({ sv: 1_000, en: 1_000, pl: 1_000, ar: 300 });
});

test('a request that was refused because of its length is told from any other', () => {
  const words = 'a'.repeat(600);
  const refused = (status: number, named = false, said = words) =>
    toChangeAnswer(failed({ kind: 'refused', status, named }), said);
  const tooLong = { kind: 'declined', tooLong: true };
  const declined = { kind: 'declined' };
  for (const status of [414, 431, 404, 400])
    expect(refused(status), String(status)).toEqual(tooLong);
  expect(refused(414, false, 'kort')).toEqual(tooLong);
  expect(refused(414, false, '')).toEqual(declined);
  for (const status of [404, 400]) {
    expect(refused(status, true)).toEqual(declined);
    expect(refused(status, false, 'kort')).toEqual(declined);
  }
  expect(refused(409)).toEqual(declined);
  expect(encodedLength('å b')).toBe(8);
});
