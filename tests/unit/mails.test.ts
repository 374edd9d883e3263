import { expect, test } from '@playwright/test';
import { mailLink } from '@/components/links';
import { toBooking } from '@/lib/bokamera/to-booking';
import { bokaMeraBooking } from '@/lib/bokamera/wire';
import { readMails } from '@/lib/booking/mails';

/** Fields as companies write them, and whom they are written to; what is not sure is only shown. */
const fields: readonly (readonly [string, readonly string[], 'and shown' | undefined])[] = [
  ['hej@salong.se', ['hej@salong.se'], undefined],
  [' Hej@Salong.SE ', ['Hej@Salong.SE'], undefined],
  ["mary.o'brien@salong.example", ["mary.o'brien@salong.example"], undefined],
  ["O'Neill <o'neill@salong.example>", ["o'neill@salong.example"], undefined],
  ["'mary.o'brien@salong.example'", ["mary.o'brien@salong.example"], undefined],
  ['"mary.o\'brien@salong.example"', ["mary.o'brien@salong.example"], undefined],
  ['a=b@salong.se', ['a=b@salong.se'], undefined],
  ['hår&hud@salong.se', ['hår&hud@salong.se'], undefined],
  ['hår+hud@salong.se', ['hår+hud@salong.se'], undefined],
  ['salong#1@salong.se', ['salong#1@salong.se'], undefined],
  ['#1@salong.se', ['#1@salong.se'], undefined],
  ['_info@salong.se', ['_info@salong.se'], undefined],
  ['-info-@salong.se', ['-info-@salong.se'], undefined],
  ['info_@salong.se', ['info_@salong.se'], undefined],
  ['hej!nu@salong.se', ['hej!nu@salong.se'], undefined],
  ['50%rabatt@salong.se', ['50%rabatt@salong.se'], undefined],
  ['{info}@salong.se', ['{info}@salong.se'], undefined],
  ['info@hårvård.se', ['info@hårvård.se'], undefined],
  ['info@xn--hrvrd-mra.xn--p1ai', ['info@xn--hrvrd-mra.xn--p1ai'], undefined],
  ['Salong <info@salong.se>', ['info@salong.se'], undefined],
  ['Salong<info@salong.se>', ['info@salong.se'], undefined],
  ['"Salong, Norr" <info@salong.se>', ['info@salong.se'], undefined],
  ['info@a.se, boka@b.se', ['info@a.se', 'boka@b.se'], undefined],
  ['info@a.se,boka@b.se', ['info@a.se', 'boka@b.se'], undefined],
  ['info@a.se;boka@b.se;', ['info@a.se', 'boka@b.se'], undefined],
  ['info@a.se / boka@b.se', ['info@a.se', 'boka@b.se'], undefined],
  ['info@a.se|boka@b.se', ['info@a.se', 'boka@b.se'], undefined],
  ['info@a.se & boka@b.se', ['info@a.se', 'boka@b.se'], undefined],
  ['info@a.se eller boka@b.se', ['info@a.se', 'boka@b.se'], undefined],
  ['info@a.se INFO@b.se info@a.se', ['info@a.se', 'INFO@b.se'], undefined],
  ['E-post: info@salong.se', ['info@salong.se'], undefined],
  ['Mejl:info@salong.se.', ['info@salong.se'], undefined],
  ['Anna (anna@salong.se), 08-12 34 56', ['anna@salong.se'], undefined],
  ['Anna - anna@salong.se', ['anna@salong.se'], undefined],
  ['info@salong.se (kontoret)', ['info@salong.se'], undefined],
  ['[info@salong.se]', ['info@salong.se'], undefined],
  ['*info@salong.se*', ['info@salong.se'], undefined],
  ['’info@salong.se’', ['info@salong.se'], undefined],
  ['«info@salong.se»', ['info@salong.se'], undefined],
  ['mailto:info@salong.se?subject=Avbokning&cc=x', ['info@salong.se'], undefined],
  ['mailto:mary.o%27brien@salong.se', ["mary.o'brien@salong.se"], undefined],
  ['info@salong.se <mailto:info@salong.se>', ['info@salong.se'], undefined],
  ['info@salong.se / www.salong.se', ['info@salong.se'], undefined],
  ['info@salong.se/kontakt', ['info@salong.se'], undefined],
  ['info@salong.se, 08-12 34 56', ['info@salong.se'], undefined],
  ['Skriv till info@salong.se!', ['info@salong.se'], undefined],
  ['saknas', [], undefined],
  ['', [], undefined],
  // Half of each of these is an address, too: somebody else's.
  ['mary.o’brien@salong.se', [], 'and shown'],
  ['mary.o‘brien@salong.se', [], 'and shown'],
  ['mary.o´ brien@salong.se', [], 'and shown'],
  ["mary.o' brien@salong.se", [], 'and shown'],
  ['hår & hud@salong.se', [], 'and shown'],
  ['hår + hud@salong.se', [], 'and shown'],
  ['mary. brien@salong.se', [], 'and shown'],
  ['mary .brien@salong.se', [], 'and shown'],
  ['mary,brien@salong.se', [], 'and shown'],
  ['mary;brien@salong.se', [], 'and shown'],
  ['mary:brien@salong.se', [], 'and shown'],
  ['mary/brien@salong.se', [], 'and shown'],
  ['mary|brien@salong.se', [], 'and shown'],
  ['mary\\brien@salong.se', [], 'and shown'],
  ['mary(jo)brien@salong.se', [], 'and shown'],
  ['mary"jo"brien@salong.se', [], 'and shown'],
  ['"mary jo"@salong.se', [], 'and shown'],
  ['"mary brien@salong.se"', [], 'and shown'],
  ['<mary brien@salong.se>', [], 'and shown'],
  ['mailto:mary%2Cbrien@salong.se', [], 'and shown'],
  ["info@mary's.se", [], 'and shown'],
  ['info@hår&hud.se', [], 'and shown'],
  ['info@salong_norr.se', [], 'and shown'],
  ['info@salong.example,se', [], 'and shown'],
  ['info@salong.co .uk', [], 'and shown'],
  ['info@ salong.se', [], 'and shown'],
  ['info @salong.se', [], 'and shown'],
  ['info@salong', [], 'and shown'],
  ['info@salong..se', [], 'and shown'],
  ['info@a.se-boka@b.se', [], 'and shown'],
  ['info@@salong.se', [], 'and shown'],
  ['info@salong.seTelefon', [], 'and shown'],
  ['_info@salong.se_', [], 'and shown'],
  ["'info@salong.se", [], 'and shown'],
  ['info(at)salong.se', [], 'and shown'],
  ['info[at]salong.se', [], 'and shown'],
  ['info＠salong.se', [], 'and shown'],
  ['boka@a.se, hår & hud@b.se', ['boka@a.se'], 'and shown'],
];

test('mail goes to the addresses that are sure, and a field with anything less sure is shown', () => {
  for (const [field, addresses, shown] of fields) {
    const mails = readMails(field);
    expect
      .soft(
        mails.flatMap(({ address }) => address ?? []),
        field,
      )
      .toEqual(addresses);
    const texts = mails.filter(({ address }) => address === undefined).map(({ text }) => text);
    expect.soft(texts, field).toEqual(shown ? [field] : []);
  }
});

test('at most five are shown, and a long field is cut', () => {
  const many = Array.from({ length: 9 }, (_, index) => `a${index}@salong.se`).join(', ');
  expect(readMails(many)).toHaveLength(5);
  const [long] = readMails(`${'å'.repeat(400)} @`);
  expect(long?.text.length).toBeLessThan(210);
});

test('a field of one sign a hundred thousand times over takes no time worth naming', () => {
  for (const sign of ['@', "'", 'a.', 'a@', '< ', '(', 'e-', ' &'])
    expect(readMails(sign.repeat(1_000)).length).toBeLessThan(6);
});

test('a field keeps its signs on its way from the API', () => {
  for (const Email of [
    "mary.o'brien@salong.se",
    'hår&hud@salong.se',
    "O'Neill <o'neill@salong.se>",
  ])
    expect(
      readMails(
        toBooking(bokaMeraBooking.parse({ Id: 1, Company: { Email } }), undefined).company.email ??
          '',
      ).map(({ address }) => address),
    ).toEqual([/[^\s<>]+@[^\s<>]+/.exec(Email)?.[0]]);
});

test('a mail program reads the very address out of the link', () => {
  for (const [, addresses] of fields)
    for (const address of addresses) {
      const link = new URL(mailLink(address));
      expect(decodeURIComponent(link.pathname)).toBe(address);
      expect(link.search + link.hash).toBe('');
      expect(mailLink(address)).not.toContain('+');
    }
});
