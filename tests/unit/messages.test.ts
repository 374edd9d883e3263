import { expect, test } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { type Locale, locales } from '@/i18n/locales';
import { replaceableSentences } from '@/lib/branding/replaceable-sentences';
import { root } from '../../scripts/steps.mjs';
import { words } from '../../tools/support/words';

const files = readdirSync(`${root}messages`);
const texts = (file: string) =>
  flatten(JSON.parse(readFileSync(`${root}messages/${file}`, 'utf8')));
const swedish = texts('sv.json');

test('there is more than one language to compare', () => {
  expect(files).toContain('sv.json');
  expect(files.length).toBeGreaterThan(1);
});

for (const file of files) {
  test(`${file} has exactly the Swedish keys, none empty`, () => {
    expect([...texts(file).keys()].sort()).toEqual([...swedish.keys()].sort());
    for (const [key, text] of texts(file)) expect(text.trim(), key).not.toBe('');
  });

  test(`${file} uses the same placeholders and tags in every text`, () => {
    for (const [key, text] of texts(file)) {
      expect(placeholders(text), key).toEqual(placeholders(swedish.get(key) ?? ''));
    }
  });
}

// Words that are the same in English and in the language, or no words at all.
const sameOnPurpose =
  /^(\{.*\}|(\{start\}–\{end\})|\{reason\}\. \{comment\}|Dato?|Status|\{category\}.*)$/;

for (const file of files.filter((name) => name !== 'en.json')) {
  test(`${file} has no text left in English`, () => {
    const english = texts('en.json');
    for (const [key, text] of texts(file)) {
      if (!sameOnPurpose.test(text)) expect(text, key).not.toBe(english.get(key));
    }
  });
}

test('no language file is a copy of another', () => {
  const shares = files.flatMap((one, index) =>
    files
      .slice(index + 1)
      .map((other) => ({ pair: `${one} ${other}`, same: shareOfSame(one, other) })),
  );
  expect(shares.filter(({ same }) => same > mostInCommon)).toEqual([]);
});

test('numbers and times do not part from what they count at the end of a line', () => {
  for (const file of files) {
    for (const [key, text] of texts(file)) {
      expect(text, `${file} ${key}`).not.toMatch(/# \p{L}|\{limit, number\} \p{L}|WCAG \d/u);
      expect(text, `${file} ${key}`).not.toMatch(/\p{Ll}\. \{(time|start)\}| …/u);
    }
  }
});

test('no language has typewriter quotes or dots', () => {
  for (const file of files) {
    for (const [key, text] of texts(file))
      expect(text, `${file} ${key}`).not.toMatch(/['"]|\.\.\./);
  }
});

test('every plural has the forms of its language', () => {
  for (const locale of locales) {
    const { pluralCategories } = new Intl.PluralRules(locale).resolvedOptions();
    for (const [key, text] of texts(`${locale}.json`)) {
      if (!/\{\w+, plural, (?!=)/.test(text)) continue;
      for (const category of pluralCategories) {
        expect(text, `${locale} ${key}`).toMatch(new RegExp(`\\b${category} \\{`));
      }
    }
  }
});

test('every text can be formatted in its language', () => {
  for (const locale of locales) {
    const t = words(locale);
    const values = {
      company: 'X',
      place: 'X',
      address: 'X',
      phone: '1',
      email: 'x',
      title: 'X',
      amount: '1',
      reason: 'X',
      comment: 'X',
      category: 'X',
      left: '1',
      over: '1',
      start: '1',
      end: '2',
      weekday: 'X',
      date: 'X',
      time: '1',
      times: '1',
      when: 'X',
      day: 'X',
      clock: '1',
      count: 5,
      limit: 1000,
      quantity: 3,
      issuer: 'X',
      site: 'X',
    };
    const chunks = (inside: string) => inside;
    for (const key of swedish.keys())
      for (const named of ['yes', 'no']) {
        const text = format(t, key, { ...values, named, ltr: chunks, wait: chunks });
        expect(text, `${locale} ${key}`).not.toMatch(/[{}]|^[a-z-]+\.[a-z]/);
      }
  }
});

/** What a language never says; docs/words.md has the reasons. */
const neverSaid: Readonly<Record<string, readonly RegExp[]>> = {
  // The word for aborting a dialog; the one for a proof of payment; a noun that also means prey.
  'sv.json': [/avbryt/i, /kvitto|kvittens/i, /\bbytet?\b/i],
  'nb.json': [/avbryt/i, /kvittering/i, /\bbyttet\b/i],
  // "Skift" is a work shift.
  'da.json': [/annull|afbryd/i, /kvittering/i, /skift/i],
  'en.json': [/\babort/i, /receipt/i, /fill in/i, /belong together/i],
  // A deadline is moved ("verlegt") for good, an appointment is "verschoben"; one word for the company.
  'de.json': [/abbrech|abgebrochen/i, /\bBeleg/, /verleg/i, /unternehmen/i, /in einem Moment/],
  // What is only credited is no refund.
  'pl.json': [/anuluj|przerwij/i, /zwrot\w* zaksięg|zaksięg\w* zwrot/i],
  // "Yritys" is the company, never an attempt.
  'fi.json': [/keskeyt/i, /kuitti|kuitin/i, /(?:peruutus|vaihto)yrity/i, /\bkpl\b/],
  // "موعد" is the appointment, never a deadline; one spelling of "please".
  'ar.json': [/إيصال/, /موعد للإلغاء/, /يرجى/],
};

test('no language says what its list of words rules out', () => {
  expect(Object.keys(neverSaid).sort()).toEqual([...files].sort());
  for (const [file, patterns] of Object.entries(neverSaid))
    for (const [key, text] of texts(file))
      for (const pattern of patterns) expect(text, `${file} ${key}`).not.toMatch(pattern);
});

test('a translator reads of every group of messages where it stands and what is known there', () => {
  const notes = readFileSync(`${root}docs/words.md`, 'utf8');
  const noted = [...notes.matchAll(/^\| `([\w-]+)` +\| .+ \| .+ \|$/gm)].map(([, group]) => group);
  const groups = new Set([...swedish.keys()].map((key) => key.split('.')[0]));
  expect(noted.sort()).toEqual([...groups].sort());
});

test('Arabic speaks to women and men alike: no imperative, no verb of a man', () => {
  const toMen =
    /(?<!\p{L})[وف]?(اضغط|انتقل|ابحث|احجز|اذكر|اكتب|اختصره|تأكد|اقرأ|اسأل|حاول|تحقق|انسخ|أدخل|افتح|انتظر|تواصل|اطلب|أخبرها|ألصق|تريد|تتمكن|تفعل|تكتب|ترسلهما|تجده)(?!\p{L})/u;
  for (const [key, text] of texts('ar.json')) expect(text, key).not.toMatch(toMen);
});

test('every text is used by the code', () => {
  const code = ['server', 'components', 'i18n', 'lib', 'scripts'].flatMap(sources).join('\n');
  for (const key of swedish.keys()) expect(isUsed(key, code), key).toBe(true);
});

/** Neighbouring languages share short words such as "Hjelp" and "Språk"; more than this is a copy. */
const mostInCommon = 0.2;

function shareOfSame(one: string, other: string): number {
  const others = texts(other);
  const sayings = [...texts(one)].filter(([, text]) => !sameOnPurpose.test(text));
  return sayings.filter(([key, text]) => others.get(key) === text).length / sayings.length;
}

function flatten(value: unknown, path: string[] = []): Map<string, string> {
  if (typeof value === 'string') return new Map([[path.join('.'), value]]);
  return new Map(
    Object.entries(Object(value) as object).flatMap(([key, inner]) => [
      ...flatten(inner, [...path, key]),
    ]),
  );
}

function placeholders(text: string): string[] {
  const names = [...text.matchAll(/\{([a-z]\w*)(?:\}|, (?:plural|select|number))/g)].map(
    ([, name]) => name ?? '',
  );
  const tags = [...text.matchAll(/<(\w+)>/g)].map(([, name]) => `<${name ?? ''}>`);
  return [...new Set([...names, ...tags])].sort();
}

function sources(directory: string): string[] {
  return readdirSync(`${root}${directory}`, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(`${root}${directory}/${name}`, 'utf8'));
}

// A key is written out, or made from its namespace and a name: t(`help.${key}Text`).
function isUsed(key: string, code: string): boolean {
  if (code.includes(`'${key}'`)) return true;
  const parts = key.split('.');
  const last = parts.at(-1) ?? '';
  const made = `${parts.slice(0, -1).join('.')}.\${`;
  return code.includes(made) || (code.includes(`}.${last}\``) && !parts.includes('layout'));
}

/** Any key with more values than it needs, which the typed translator rightly refuses in code. */
function format(translate: unknown, key: string, values: object): string {
  const { markup } = z
    .object({ markup: z.custom<(key: string, values: object) => string>() })
    .loose()
    .parse({ ...Object(translate) });
  return markup(key, values);
}

test('a company may replace every sentence without values of a group that tells of no press', () => {
  const groups = 'booking|contact|form|find|home|help|privacy|accessibility';
  const plain = [...swedish]
    .filter(([name, text]) => new RegExp(`^(?:${groups})\\.`).test(name) && !/[{<]/.test(text))
    .map(([name]) => name);
  expect([...replaceableSentences].sort()).toEqual(plain.sort());
});

/** How each language says that something was sent. */
const sent: Readonly<Record<Locale, RegExp>> = {
  sv: /skickade/i,
  en: /\bsent\b/i,
  de: /gesendet/i,
  da: /\bsendte?\b/i,
  nb: /\bsendte?\b/i,
  fi: /lähetimme|lähetettiin/i,
  pl: /wysła[nł]/i,
  ar: /(?<!\p{L})(?:أرسلنا|أُرسل)/u,
};

test('a press that nothing is known of is not called sent: the API may have gone before it left', () => {
  for (const locale of locales) {
    const t = words(locale);
    const when = { when: '' };
    for (const said of [
      t('unconfirmed.lead'),
      t('attempt.answers.unclear'),
      t('move-unconfirmed.lead', when),
    ])
      expect(said, locale).not.toMatch(sent[locale]);
    expect(t('attempt.answers.timed-out'), locale).toMatch(sent[locale]);
  }
});
