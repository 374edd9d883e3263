import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { type Locale, locales } from '@/i18n/locales';
import { wordingFor } from '@/i18n/wording';
import { renderReceipt } from '@/server/receipt/render-receipt';
import { receiptContent, shownText } from '@/lib/signed-receipt/content';
import type { ReceiptFacts } from '@/lib/signed-receipt/facts';
import { keySet, publicHalf, wordOf } from '@/lib/signed-receipt/keys';
import { makeReceiptKey } from '@/lib/signed-receipt/make-key';
import { openReceipts } from '@/lib/signed-receipt/receipts';
import { verifyReceipt } from '@/lib/signed-receipt/verify-receipt';
import { leastCpu } from '../../tools/support/outside-text';

/** Receipts as people hand them in: saved, copied, mailed, printed, cut off, forged. */

const now = Date.UTC(2026, 10, 24, 12);
const key = await makeReceiptKey(now - 1000);
const keys = [publicHalf(key)];
const maker = openReceipts({
  issuer: 'https://avboka.example.se',
  key: wordOf(key),
  retired: '',
})?.maker;
if (!maker) throw new Error('A key makes a maker');

const at = (wall: string, utc: string) => ({ wall, zone: 'Europe/Stockholm', utc: [utc] });
const facts: ReceiptFacts = {
  booking: 404_042,
  service: 'Klippning <kort> hår',
  company: 'Salong Åkerlund & Co',
  start: at('2026-11-27T14:30:00', '2026-11-27T13:30:00.000Z'),
  cancelled: { ...at('2026-11-24T13:00:00', '2026-11-24T12:00:00.000Z'), by: 'api' },
  deadline: at('2026-11-26T14:30:00', '2026-11-26T13:30:00.000Z'),
  deadlineAsOf: 'cancel',
  inTime: true,
};
const comment = 'Jag är sjuk.\n> Krediterat\n450\u00a0kr <video>';

type Made = {
  readonly page: string;
  readonly jws: string;
  /** What selecting all of it and copying gives, as the engines do that keep no-break spaces. */
  readonly copy: string;
  readonly signed: string;
};

async function made(locale: Locale = 'sv', words: string | undefined = comment): Promise<Made> {
  if (!maker) throw new Error('A key makes a maker');
  const calendar = 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n';
  const email = 'hej@salong.example';
  const wanted = { facts, words, now, calendar, email };
  const page = await renderReceipt(await wordingFor(locale), maker, wanted);
  const jws = /<p data-signature[^>]*>([\w.-]+)</.exec(page)?.[1] ?? '';
  const { text, buttons } = contentIn(jws);
  const signed = text.join('\n');
  return { page, jws, signed, copy: `${signed}\n\n${buttons.join(' ')}\n${jws}` };
}

const contentIn = (jws: string) =>
  receiptContent.parse(
    JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString('utf8')),
  );
const kindOf = async (file: string, shown?: 'as-page' | 'as-text') =>
  (await verifyReceipt(file, keys, shown)).kind;

const wrap = (text: string, width: number) =>
  text
    .split('\n')
    .map((line) => line.replace(new RegExp(`(.{1,${width}})(?:\\s+|$)`, 'gu'), '$1\n').trimEnd())
    .join('\n');
const quote = (text: string, mark = '> ') => text.replace(/^/gm, mark);

/** Ways to copy that add no words of one's own. */
const copies: Readonly<Record<string, (made: Made) => string>> = {
  'the page as it was served': ({ page }) => page,
  'the page with a mark of byte order and a line at its end': ({ page }) => `\ufeff${page}\n`,
  'the page as Chromium saves it': ({ page }) =>
    page
      .replace(
        '<html',
        '\n<!-- saved from url=(0061)https://avboka.example.se/sv/bookings/404042/receipt -->\n<html',
      )
      .replace(
        '<head>',
        '<head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8">\n',
      )
      .replaceAll('/>', '>\n')
      .replaceAll('&#x27;', "'")
      .replaceAll('\u00a0', '&nbsp;')
      .replace('\r\n', '\n')
      .replace(' hidden=""', ''),
  'the page with the line ends of Windows': ({ page }) => page.replaceAll('\n', '\r\n'),
  'all of it, copied': ({ copy }) => copy,
  'no-break spaces as spaces': ({ copy }) => copy.replace(/[\u00a0\u202f]/g, ' '),
  'line ends of Windows': ({ copy }) => copy.replaceAll('\n', '\r\n'),
  'blank lines between': ({ copy }) => copy.replaceAll('\n', '\n\n \t\n'),
  'lines joined': ({ copy }) => copy.replaceAll('\n', ' '),
  'without the buttons': ({ signed, jws }) => `${signed}\n${jws}`,
  'buttons after the signature': ({ signed, jws }) =>
    `${signed}\n${jws}\n${contentIn(jws).buttons.join('\n')}\n`,
  'the signature before the text': ({ signed, jws }) => `${jws}\n\n${signed}\n`,
  'the signature alone': ({ jws }) => `  ${jws}\n`,
  'wrapped at 76 columns': ({ copy }) => wrap(copy, 76),
  'wrapped at 30 columns': ({ copy }) => wrap(copy, 30),
  quoted: ({ copy }) => quote(copy),
  'quoted twice': ({ copy }) => quote(copy, '> > '),
  'quoted without a blank, with the line ends of Windows': ({ copy }) =>
    quote(copy, '>').replaceAll('\n', '\r\n'),
  'quoted, with the signature broken over lines': ({ signed, jws }) =>
    quote(`${signed}\n${jws.replace(/.{70}/g, '$&\n')}`),
  indented: ({ copy }) => quote(copy, '\t  '),
  'from a PDF: the signature and long words broken, blanks alike': ({ signed, jws }) =>
    `${wrap(signed.replace(/\s/g, ' '), 40).replace('avboka.example', 'avboka.ex\nample')}\n${jws.replace(/.{60}/g, '$&\r\n')}\n`,
  'from a PDF that loses marks of direction': ({ copy }) => copy.replace(/[\u2066-\u2069]/g, ''),
  'with letters and accents apart': ({ copy }) => copy.normalize('NFD'),
  'pasted into a field of one line': ({ copy }) => copy.replaceAll('\n', ''),
  'tabs between, and blanks at the ends of lines': ({ copy }) => copy.replaceAll('\n', ' \t\n\t'),
  'quoted, wrapped, and quoted again': ({ copy }) => quote(wrap(quote(copy), 76)),
  'from a PDF with ligatures': ({ copy }) =>
    copy.replaceAll('ffi', '\ufb03').replaceAll('fi', '\ufb01').replaceAll('fl', '\ufb02'),
  'from a PDF with the shapes of Arabic letters': ({ copy }) =>
    copy.replaceAll('لا', '\ufefb').replaceAll('م', '\ufee3'),
  'from a PDF with soft hyphens where words are broken': ({ copy, jws }) =>
    copy.slice(0, -jws.length).replace(/(\p{L}{2})(\p{L}{2})/gu, '$1\u00ad\n$2') + jws,
  'without direction marks, joiners and soft hyphens': ({ copy }) =>
    copy.replace(/[\u00ad\u061c\u200b-\u200f\u2066-\u2069]/g, ''),
  'with the other digits of Arabic': ({ signed, jws }) =>
    `${signed.replace(/[0-9]/g, (digit) => String.fromCharCode(0x660 + Number(digit)))}\n${jws}`,
};

for (const locale of locales)
  test(`${locale}: a genuine receipt is genuine in whatever way it was copied`, async () => {
    const receipt = await made(locale);
    for (const [way, copied] of Object.entries(copies))
      expect(await kindOf(copied(receipt)), way).toBe('genuine');
    expect(await kindOf(receipt.page, 'as-page')).toBe('genuine');
  });

test('ligatures and soft hyphens that a PDF puts into the signature itself change nothing', async () => {
  // In base64, "~ " at the start of three bytes begins with "fi".
  const { signed, jws } = await made('sv', '~ ~ ~ ~ ~ ~');
  const bent = jws.replaceAll('fi', '\ufb01').replace(/.{60}/g, '$&\u00ad\n');
  expect(bent).toContain('\ufb01');
  expect(await kindOf(`${signed}\n${bent}`)).toBe('genuine');
});

/** Ways to hand one in among other words: they are named as no part of it. */
const among: Readonly<Record<string, (made: Made) => string>> = {
  'a greeting before': ({ copy }) => `Hej!\n\nHär är mitt kvitto.\n\n${copy}`,
  'a greeting after': ({ copy }) => `${copy}\n\nMvh Åsa`,
  'both, quoted by the answer': ({ copy }) =>
    `Tack!\n\nDen 24 nov. 2026 skrev Åsa <asa@example.se>:\n${quote(`Hej!\n\n${copy}\n\nMvh\nÅsa\nhttps://example.se/?a=b`)}`,
  'an address of the page before': ({ copy }) =>
    `<https://avboka.example.se/sv/verify?a=1>\n${copy}`,
  'a line that claims more': ({ copy }) => `${copy}\n450 kr krediterade`,
  'a heart': ({ copy }) => `<3 och 1 < 2\n${copy}`,
};

for (const locale of locales)
  test(`${locale}: other words around a genuine receipt are told apart from it`, async () => {
    const receipt = await made(locale);
    for (const [what, mixed] of Object.entries(among)) {
      const verdict = await verifyReceipt(mixed(receipt), keys);
      expect(verdict, what).toMatchObject({ kind: 'genuine-within' });
      const around = verdict.kind === 'genuine-within' ? verdict.around.join('\n') : '';
      expect(around, what).not.toContain(receipt.jws);
    }
    const greeted = await verifyReceipt(`Hej på er!\n${receipt.copy}\n\nMvh Åsa`, keys);
    expect(greeted).toMatchObject({ around: ['Hej på er!', 'Mvh Åsa'] });
  });

/** A PDF of several sheets. */
const numbered: Readonly<Record<string, readonly [string, string]>> = {
  plain: ['1', '2'],
  'of so many': ['1/2', '2/2'],
  'in the middle of a wide sheet': [`${' '.repeat(60)}1/2`, `${' '.repeat(60)}2/2`],
  'with words': ['Sida 1 av 2', 'Sida 2 av 2'],
  'between dashes': ['- 1 -', '– 2 –'],
  'with a form feed': ['\f1 (2)', '2 (2)'],
  'at the top of the second sheet alone': ['2', ''],
};
test('the page numbers of a PDF do not hide a genuine receipt, and are named as no part of it', async () => {
  const { signed, jws } = await made();
  for (const [what, [first, second]] of Object.entries(numbered))
    for (const paged of [
      `${signed.replace('\n404042', `\n${first}\n404042`)}\n${jws}`,
      `${signed}\n${jws.slice(0, 300)}\n${first}\n${jws.slice(300)}`,
    ])
      expect(await verifyReceipt(`${paged}\n${second}`, keys), what).toMatchObject({
        kind: 'genuine-within',
      });
});

test('what comes out of a PDF of an Arabic receipt with other direction marks is genuine', async () => {
  const { signed, jws } = await made('ar');
  const marked = signed.replace(/^.*$/gm, '\u202b$&\u202c').replace(/[\u2066-\u2069]/g, '');
  expect(await kindOf(`${marked}\n${jws}`)).toBe('genuine');
});

/** What a browser would show, or hide, of a page that somebody changed after it was served. */
const into = (before: string, what: string) => (page: string) =>
  page.replace(before, what + before);
const claim = '450 kr krediterade';
const forgedPages: Readonly<Record<string, (page: string) => string>> = {
  'a comment that ends early': into('</main>', `<!-->${claim}-->`),
  'a comment that ends with a bang': into('</main>', `<!-- --!>${claim}<!-- -->`),
  'a comment that never ends': into('</main>', `<!--`),
  'a comment that old browsers read': into('</main>', `<!--[if IE]>${claim}<![endif]-->`),
  'a note of saving that says more': into('<html', `<!-- saved from url=(0009)${claim} -->`),
  'a shown style': into('</main>', `<style style="display:block">${claim}</style>`),
  'a shown script': into(
    '</main>',
    `<script type="text/plain" style="display:block">${claim}</script>`,
  ),
  'a script': into('</main>', `<script>document.write('${claim}')</script>`),
  'a script of elsewhere': into('</main>', `<script src="https://evil.example/"></script>`),
  'another title': (page) => page.replace('<title>', `<title>${claim} `),
  'a second title': into('</main>', `<title style="display:block">${claim}</title>`),
  'CDATA in a picture': into('</main>', `<svg><text><![CDATA[${claim}]]></text></svg>`),
  'text in a picture': into('</main>', `<svg><text>${claim}</text></svg>`),
  'a formula': into('</main>', `<math><mtext>${claim}</mtext></math>`),
  xmp: into('</main>', `<xmp>${claim}</xmp>`),
  plaintext: into('</main>', `<plaintext>${claim}`),
  listing: into('</main>', `<listing>${claim}</listing>`),
  noscript: into('</main>', `<noscript>${claim}</noscript>`),
  noframes: into('</main>', `<noframes>${claim}</noframes>`),
  'a template': into('</main>', `<template shadowrootmode="open">${claim}</template>`),
  'a text field': into('</main>', `<textarea>${claim}</textarea>`),
  'an input': into('</main>', `<input value="${claim}">`),
  'an input’s hint': into('</main>', `<input placeholder="${claim}">`),
  'a choice': into('</main>', `<select><option label="${claim}"></select>`),
  'a frame of its own': into('</main>', `<iframe srcdoc="${claim}"></iframe>`),
  'an object': into('</main>', `<object data="data:text/html,${claim}"></object>`),
  'an embedded page': into('</main>', `<embed src="data:text/html,${claim}">`),
  'a picture with words': into('</main>', `<img src="data:image/png;base64,iVBORw0KGgo=">`),
  'a picture’s other text': into('</main>', `<img alt="${claim}">`),
  'a video’s picture': into(
    '</main>',
    `<video poster="data:image/png;base64,iVBORw0KGgo="></video>`,
  ),
  'words made by style': into('</style>', `main::after{content:"${claim}"}`),
  'words made by a style of its own': into(
    '</head>',
    `<style>main::after{content:"${claim}"}</style>`,
  ),
  'a style of elsewhere': into('</head>', `<link rel="stylesheet" href="https://evil.example/">`),
  'a style in an attribute': (page) => page.replace('<h1', '<h1 style="display:none"'),
  'what was signed, hidden by style': into('</style>', '.note{display:none}'),
  'what was signed, hidden by an attribute': (page) => page.replace('<h1', '<h1 hidden'),
  'what was signed, folded away': (page) =>
    page
      .replace(/<dl(?: [^>]*)?>/, '<details><summary></summary>$&')
      .replace('</dl>', '</dl></details>'),
  'what was signed, struck through': (page) =>
    page.replace('<dd><bdi>', '<dd><s><bdi>').replace('</bdi></dd>', '</bdi></s></dd>'),
  'a look of the page’s own, elsewhere': (page) => page.replace('<dd><bdi>', '<dd class="x"><bdi>'),
  'the order of letters turned': (page) =>
    page.replace('<bdi>', '<bdo dir="rtl">').replace('</bdi>', '</bdo>'),
  'the direction turned': (page) => page.replace('dir="ltr"', 'dir="rtl"'),
  'a refresh': into('</head>', '<meta http-equiv="refresh" content="0;url=https://evil.example/">'),
  'another base': into('</head>', '<base href="https://evil.example/">'),
  'another encoding': (page) =>
    page
      .replace('charSet="utf-8"', 'charset="utf-16le"')
      .replace('charset="utf-8"', 'charset="gbk"'),
  'no encoding': (page) => page.replace(/<meta char[sS]et="utf-8"\/?>/, ''),
  'a second encoding': into(
    '<title>',
    '<meta http-equiv="Content-Type" content="text/html; charset=gbk">',
  ),
  'a handler': (page) => page.replace('<main', '<main onmouseover="alert(1)"'),
  'another link': (page) => page.replace('mailto:hej', 'mailto:evil'),
  'a link that leads away': into('</main>', '<a href="https://evil.example/">.</a>'),
  'hidden words': into('</main>', `<p hidden>${claim}</p>`),
  'a tag without an end': into('</main>', `<p title="`),
  'a tag within a tag': into('</main>', `<p x=">">${claim}</p>`),
  'an entity that spells a word': into('</main>', '&#71;ratis'),
  'a word behind the end': (page) => `${page}${claim}`,
  'a word before the beginning': (page) => page.replace('<html', `${claim}<html`),
  'another page behind it': (page) => `${page}<!DOCTYPE html><html><body>${claim}</body></html>`,
  'a frameset': (page) =>
    page.replace('<body>', '<frameset><frame src="https://evil.example/"></frameset><body>'),
  'a form': into(
    '</main>',
    '<form action="https://evil.example/"><button>Logga in</button></form>',
  ),
  'another kind of document': (page) =>
    page.replace('<!DOCTYPE html>', '<!DOCTYPE html PUBLIC "-//IETF//DTD HTML 2.0//EN">'),
  'a zero-width space': (page) => page.replace('404042', '404\u200b042'),
  'an override of direction': (page) => page.replace('404042', '\u202e240404'),
  'a letter that looks alike': (page) => page.replace('Salong', 'S\u0430long'),
  'an accent on top': (page) => page.replace('Salong', 'Sa\u0301long'),
  'another number': (page) => page.replace('<bdi>404042', '<bdi>404043'),
  'a number parted': (page) => page.replace('<bdi>404042', '<bdi>404 042'),
  'the mark of the customer’s words lost': (page) => page.replace('| 450', '450'),
};

test('no changed page is genuine, whatever a browser shows or hides of it', async () => {
  const { page } = await made();
  const all = [1, 2].map(formerReceipt);
  for (const [what, forge] of Object.entries(forgedPages)) {
    const forged = forge(page);
    expect(forged, what).not.toBe(page);
    for (const shown of ['as-page', 'as-text'] as const)
      expect(await kindOf(forged, shown), what).toMatch(/^altered-(page|text)$/);
    for (const former of all) {
      const older = forge(former.page);
      if (older === former.page || what === 'another link') continue;
      const { kind } = await verifyReceipt(older, former.keys);
      expect(kind, `version ${former.content.v}: ${what}`).toMatch(/^altered-(page|text)$/);
    }
  }
});

const insertedAt = (text: string, place: string, what: string) => text.replace(place, what + place);
const forgedCopies: Readonly<Record<string, (made: Made) => string>> = {
  'a zero-width space': ({ copy }) => insertedAt(copy, '4042', '\u200b'),
  'a zero-width no-break space': ({ copy }) => insertedAt(copy, '4042', '\ufeff'),
  'a soft hyphen': ({ copy }) => insertedAt(copy, '4042', '\u00ad'),
  'a direction mark that was not signed': ({ copy }) => insertedAt(copy, '4042', '\u200f'),
  'an override of direction': ({ copy }) => insertedAt(copy, '4042', '\u202e'),
  'a letter that looks alike': ({ copy }) => copy.replace('Salong', 'S\u0430long'),
  'a wide digit': ({ copy }) => copy.replace('404042', '4\uff104042'),
  'an accent on top': ({ copy }) => copy.replace('Salong', 'Sa\u0301long'),
  'a number on a line of its own': ({ copy }) => insertedAt(copy, '404042', '3\n'),
  'two numbers that count no pages': ({ copy }) =>
    insertedAt(insertedAt(copy, '404042', '1\n'), 'Klippning', '450\n'),
  'an amount like a page number': ({ copy }) => insertedAt(copy, '404042', '1 kr\n'),
  'a number joined with the one before it': ({ copy }) =>
    copy.replace('2026-11-24 12:00:00 UTC', '2026-11-2412:00:00 UTC'),
  'a soft hyphen in a number': ({ copy }) => copy.replace('404042', '404\u00ad\n042'),
  'a line joined in the middle of words': ({ copy }) => copy.replace('Salong Å', 'SalongÅ'),
  'another digit of Arabic': ({ copy }) => copy.replace('404042', '٤٠٤٠٤٣'),
  'a number broken in two': ({ copy }) => copy.replace('404042', '404\n042'),
  'a blank in a word': ({ copy }) => copy.replace('Salong', 'Sal ong'),
  'a blank lost': ({ copy }) => copy.replace('Salong Åkerlund', 'SalongÅkerlund'),
  'a line in the middle': ({ copy }) => insertedAt(copy, 'Klippning', 'Krediterat\n450 kr\n'),
  'a line between text and signature': ({ signed, jws }) => `${signed}\n${claim}\n${jws}`,
  'a line lost': ({ copy }) => copy.replace('404042\n', ''),
  'two lines in another order': ({ copy }) => {
    const [first = '', second = '', ...rest] = copy.split('\n');
    return [second, first, ...rest].join('\n');
  },
  'the mark of the customer’s words lost': ({ copy }) => copy.replace('| 450', '450'),
  'the customer’s words as a quotation': ({ copy }) => copy.replaceAll('\n| ', '\n> '),
  'another text': ({ jws }) => `${claim}\n${jws}`,
  'half of it': ({ copy }) => copy.slice(120),
  'a receipt without a word': ({ copy }) => copy.replace('Klippning ', ''),
  'markup around': ({ copy }) => `<div style="display:none">${copy}</div><h1>${claim}</h1>`,
  'a comment around': ({ copy }) => `<!-- ${copy} --><h1>${claim}</h1>`,
  'a quoted one behind markup that is parted': ({ copy }) =>
    `<h1\n>${claim}</h1\n>\n${quote(copy)}`,
  'markup after': ({ copy }) => `${copy}\n<b>${claim}</b>`,
};

test('no changed copy of the text is genuine', async () => {
  const receipt = await made();
  for (const [what, forge] of Object.entries(forgedCopies)) {
    const forged = forge(receipt);
    expect(forged, what).not.toBe(receipt.copy);
    expect(await kindOf(forged), what).toMatch(/^altered-(page|text)$/);
  }
});

test('a text whose words are markup is no page that was served', async () => {
  const { copy } = await made();
  expect(await kindOf(copy)).toBe('genuine');
  expect(await kindOf(copy, 'as-page')).toMatch(/^altered-(page|text)$/);
});

test('with some of a signature in it, nothing is called no receipt', async () => {
  const foreign = `eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.${'aB3'.repeat(30).slice(0, 86)}`;
  const { copy, signed, jws } = await made();
  const [header = '', payload = '', signature = ''] = jws.split('.');
  for (const [what, file] of [
    ['its last letter lost', copy.slice(0, -1)],
    ['its end lost', copy.slice(0, -40)],
    ['its signature lost', `${signed}\n${header}.${payload}.`],
    ['only its header', `${signed}\n${header}`],
    ['only the beginning of its header', `${signed}\n${header.slice(0, 20)}`],
    ['its beginning lost', `${signed}\n${jws.slice(7)}`],
    ['only its payload', payload],
    ['only its signature', `${signed}\n${signature}`],
    ['a piece from its middle', `Hej\n${jws.slice(300, 380)}`],
    ['a letter changed in its header', copy.replace(header, header.replace('J', 'K'))],
    ['its dots lost', `${signed}\n${header}${payload}${signature}`],
    ['a letter more', `${copy}A`],
    ['a page, cut off', (await made()).page.slice(0, -300)],
    ['a piece from its end', `Hej\n${jws.slice(-43)}`],
    ['a short piece without a digit', 'Hej\nkQzRvAbXnWpLtGmYcHsUdEfJ'],
    ['a short piece from its middle, quoted', `Hej\n> ${jws.slice(400, 420)}`],
    ['pieces on short lines', `Hej\n${jws.slice(200, 330).replace(/.{18}/g, '$&\n')}`],
    ['a piece beside another token', `${foreign}\n${jws.slice(-60)}`],
  ] as const)
    expect(await kindOf(file), what).toMatch(
      /^(incomplete|altered-signature|altered-text|altered-page)$/,
    );
  for (const file of [
    '',
    'Hej!',
    signed,
    'https://avboka.example.se/sv/bookings/1?ticket=Ab1-x9Kd82hshwJAK29sk2',
  ])
    expect(await kindOf(file), file).toBe('not-a-receipt');
});

const formerReceipt = (version: number) => {
  const { key, page } = z
    .object({ key: z.unknown(), page: z.string() })
    .parse(JSON.parse(readFileSync(`tests/payloads/receipt-of-version-${version}.json`, 'utf8')));
  const jws = /<p (?:class="signature"|data-signature)[^>]*>([\w.-]+)</.exec(page)?.[1] ?? '';
  return { keys: keySet.parse({ keys: [key] }).keys, page, jws, content: contentIn(jws) };
};

for (const version of [1, 2])
  test(`a receipt of version ${version} verifies as page and as text, and its customer’s words are shown as theirs`, async () => {
    const { keys: then, page, jws, content } = formerReceipt(version);
    const signed = content.text.join('\n');
    const copy = `${signed}\n${content.buttons.join('\n')}\n${jws}`;
    for (const [way, copied] of Object.entries(copies))
      expect((await verifyReceipt(copied({ page, jws, signed, copy }), then)).kind, way).toBe(
        'genuine',
      );
    expect(content.words).toMatch(/\n(?:> )?Krediterat\n450.kr/);
    expect(shownText(content).join('\n')).toMatch(/\n\| (?:> )?Krediterat\n\| 450.kr/);
  });

test('each line of the customer’s words is marked as theirs, in every language', async () => {
  for (const locale of locales) {
    const words = 'Ett\r\nTvå\u2028Tre\vFyra\u0085Fem\rSex\n\nSju';
    const { signed, page } = await made(locale, words);
    for (const line of ['Ett', 'Två', 'Tre', 'Fyra', 'Fem', 'Sex', 'Sju']) {
      expect(signed.split('\n'), locale).toContain(`| ${line}`);
      expect(page).toContain(`| ${line}`);
    }
    expect(signed).not.toMatch(/^(?:Ett|Två|Tre|Fyra|Fem|Sex|Sju)/m);
  }
});

test('verifying costs next to nothing, whatever is handed in', async () => {
  const { page, jws } = await made();
  const [header = '', payload = ''] = jws.split('.');
  const long = 60_000;
  const fill = (piece: string) => piece.repeat(Math.ceil(long / piece.length)).slice(0, long);
  const inPage = (piece: string) => page.replace('</main>', `${fill(piece)}</main>`);
  let attributes = '<p';
  for (let at = 0; attributes.length < long; at++) attributes += ` ${at.toString(36)}`;
  const hostile: readonly (readonly [string, string])[] = [
    ['beginnings of a signature', fill('eyJ')],
    ['beginnings with blanks', fill('eyJ ')],
    ['beginnings with dots', fill('eyJa.')],
    ['headers without an end', fill(` ${header}.${payload.slice(0, 40)}`)],
    ['whole tokens', fill(` eyJhbGciOiJub25lIn0.e30.${'A'.repeat(86)}`)],
    ['letters', fill('aB3')],
    ['dots', fill('.')],
    ['blanks', `${fill(' ')}x`],
    ['blanks before a signature', `${fill(' \n')}x ${jws}`],
    ['quotation marks', `${fill('> ')}${jws}`],
    ['quoted lines', `${fill('> \n')}x${jws}`],
    ['accents', `a${fill('\u0315\u0300')} ${jws}`],
    ['ends of words', `${fill('a\n')} ${jws}`],
    ['open brackets', `${jws} ${fill('<a@')}`],
    ['addresses', `${jws} ${fill('<@@@@@@@')}`],
    ['open comments', inPage('<!--')],
    ['open tags', inPage('<a')],
    ['open styles', inPage('<style ')],
    ['nested tags', inPage('<div>')],
    ['tags that are kept open', inPage('<b id="1"><p>')],
    ['attributes', page.replace('</main>', `${attributes}></main>`)],
    ['blanks in a tag', inPage(`<p${' '.repeat(long)}`)],
    ['quotes in a tag', inPage('<p a="" ')],
    ['entities', inPage('&#x41;')],
    ['cells', inPage('<table><td>')],
  ];
  const verified = (file: string) => leastCpu(() => verifyReceipt(file, keys), 5);
  await verified(page);
  for (const [what, file] of hostile) {
    const cost = await verified(file);
    // Measured beside it, so that the machine's pace does not count. Quadratic cost is hundreds of pages.
    expect(cost / (await verified(page)), what).toBeLessThan(60);
  }
});
