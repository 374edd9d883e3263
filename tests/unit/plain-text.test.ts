import { expect, test } from '@playwright/test';
import { plainText, sendableText } from '@/lib/plain-text';

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

/** Each is written with letters that have no shape of their own, and reads or looks otherwise without them. */
const typed: readonly (readonly [string, string])[] = [
  ['flags of England, Wales and Scotland', '🏴󠁧󠁢󠁥󠁮󠁧󠁿 🏴󠁧󠁢󠁷󠁬󠁳󠁿 🏴󠁧󠁢󠁳󠁣󠁴󠁿'],
  ['a family and a heart', '👨‍👩‍👧‍👦 ❤️ 🏳️‍🌈 👍🏽 5️⃣'],
  ['Persian with its non-joiners', 'نمی‌توانم بیایم'],
  ['Sinhala, Hindi and Malayalam with joiners', 'ශ්‍රී लंका क्‍ष ന്‍'],
  ['Thai and Khmer with breaks between words', 'ป่วย\u200bมาไม่ได้ ខ្ញុំ\u200bឈឺ'],
  [
    'Arabic and Hebrew with direction marks',
    'الساعة \u200f14:30\u200f (\u061c+46\u061c) שלום\u200e!',
  ],
  ['isolates and embeddings', '\u2067شكرا\u2069 \u202bنعم\u202c \u2068Åsa\u2069'],
  ['Mongolian and Arabic formats', '\u180e\u06dd ᠮᠣᠩᠭᠣᠯ'],
  ['word joiners, soft hyphens, no-break spaces', 'a\u2060b\u00adc\u00a0d\u202fe\ufefff'],
  ['blanks at both ends, tabs and line ends', '  Hej\t\n\nÅsa \n'],
];
for (const [what, text] of typed)
  test(`what is typed can be sent as it is: ${what}`, () => expect(sendableText(text)).toBe(text));

test('line ends of a form are those of the text field', () => {
  expect(sendableText('a\r\nb\rc\nd')).toBe('a\nb\nc\nd');
});

const unsendable: readonly (readonly [string, string, string])[] = [
  ['control characters', 'a\u0000b\u001b[31mc\u0085d\u009be\vf\fg\u007fh', 'ab[31mcdefgh'],
  ['overrides of direction', '\u202e054\u202c kr \u202dabc', '054\u202c kr abc'],
  ['half pairs, also as browsers send them', 'a\ud83db\ude00c\ufffdd', 'abcd'],
  ['noncharacters', 'a\uffff\ufdd0\u{1fffe}b', 'ab'],
  ['tags outside a flag', 'hej\u{e0001}\u{e0068}\u{e0069}\u{e007f} 🏴\u{e0067}x', 'hej 🏴x'],
];
for (const [what, raw, sendable] of unsendable)
  test(`what cannot be sent: ${what}`, () => expect(sendableText(raw)).toBe(sendable));
