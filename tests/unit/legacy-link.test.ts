import { expect, test } from '@playwright/test';
import { parseLegacyLink } from '@/lib/booking/legacy-link';

const read = (query: string) => parseLegacyLink(new URLSearchParams(query));

test('number and code are found under their usual names, in any case', () => {
  for (const query of [
    'id=7&code=abc',
    'Id=7&Code=abc',
    'bookingId=7&cancellationCode=abc&utm_source=mail',
    'BOOKING=7&unbookcode=abc',
  ])
    expect(read(query), query).toEqual({ id: 7, code: 'abc' });
});

test('a query that does not name exactly one number and one code is no link', () => {
  for (const query of [
    '',
    'id=7',
    'code=abc',
    'id=7&id=8&code=abc',
    'id=7&code=a&code=b',
    'id=x&code=a',
  ])
    expect(read(query), query).toBeUndefined();
});
