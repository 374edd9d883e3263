import { expect, test } from '@playwright/test';
import { readUrl } from '@/lib/read-url';

test('an address with "ö" is read the millionth time as the first time', () => {
  let missed = 0;
  for (let times = 0; times < 1_000_000; times++)
    if (!readUrl('https://räksmörgås.se')) missed += 1;
  expect(missed).toBe(0);
});

for (const text of ['', 'salong', 'http://', 'https://a b', '//salong.se'])
  test(`${JSON.stringify(text)} is no address`, () => {
    expect(readUrl(text)).toBeUndefined();
  });
