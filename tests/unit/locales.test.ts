import { expect, test } from '@playwright/test';
import { companyLocale, negotiateLocale } from '@/i18n/locales';

test('the best language wins by quality value', () => {
  expect(negotiateLocale('en;q=0.8, sv;q=0.9')).toBe('sv');
  expect(negotiateLocale('sv;q=0.2, en-US;q=0.9')).toBe('en');
  expect(negotiateLocale('fr-FR, en;q=0.3')).toBe('en');
  expect(negotiateLocale('en;q=0, sv')).toBe('sv');
});

test('no language, an unknown one, and nonsense all mean Swedish', () => {
  for (const header of [null, '', '*', 'zz', ';;;q=2,,', 'x'.repeat(5000)]) {
    expect(negotiateLocale(header)).toBe('sv');
  }
});

test('a company reads its own language, or English', () => {
  expect(companyLocale('SE')).toBe('sv');
  expect(companyLocale('GB')).toBe('en');
  expect(companyLocale('JP')).toBe('en');
  expect(companyLocale(undefined)).toBe('sv');
});
