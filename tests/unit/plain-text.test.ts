import { expect, test } from '@playwright/test';
import { plainText } from '@/lib/plain-text';

const shown: readonly (readonly [string, string, string])[] = [
  ['controls of both sets', 'a\u0000\u0007b\u0085c\u009bd', 'abcd'],
  ['direction overrides, isolates and marks', '\u202eabc\u2066d\u2069\u200e\u200f\u061ce', 'abcde'],
  ['what has no width', 'a\u200bb\u2060c\ufeffd\u00ade', 'abcde'],
  ['tags that spell what nobody sees', 'hej\u{e0001}\u{e0068}\u{e0069}\u{e007f}', 'hej'],
  ['noncharacters and half pairs', 'a\uffff\u{1fffe}b\ud800', 'ab\ufffd'],
  ['every kind of line end', 'a\r\nb\rc\u2028d\u2029e\nf', 'a\nb\nc\nd\ne\nf'],
];

for (const [what, raw, plain] of shown)
  test(`text loses ${what}`, () => expect(plainText(raw)).toBe(plain));

test('text keeps what people write', () => {
  for (const text of ['👨‍👩‍👧 ❤️', 'می‌خواهم', 'زيارة\tغدًا', 'Åsa’s “tid” – kl. 14 – 650 kr', 'ʼn ½ ﷼'])
    expect(plainText(text)).toBe(text);
});
