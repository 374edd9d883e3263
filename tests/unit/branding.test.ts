import { expect, test } from '@playwright/test';
import { wcagContrast } from 'culori';
import { readFileSync } from 'node:fs';
import { accentFor } from '@/lib/branding/accent';
import { brandingFrom, defaultBranding, companyTextFor } from '@/lib/branding/branding';
import { brandingJsonSchema } from '@/lib/branding/branding-schema';
import { parseBrandingFile } from '@/lib/branding/parse-branding-file';
import { accentStyle } from '@/lib/branding/accent-style';

const parse = (json: string) => parseBrandingFile(json, ['cdn.example.se']);
const written = (content: object) => parse(JSON.stringify(content)).file;

test('what is said for a company goes before its host, and that before what is said for everywhere', () => {
  const looks = written({
    everywhere: { name: 'Kedjan', accent: '#aa0000', tone: 'warm' },
    hosts: { 'AVBOKA.example.se': { name: 'Salongen', comment: 'required' } },
    companies: { 'ABC-1': { name: 'Salong Syd', reasons: ['ill'] } },
  });
  expect(brandingFrom(looks, 'other.example.se')).toMatchObject({
    name: 'Kedjan',
    accent: '#aa0000',
  });
  expect(brandingFrom(looks, 'avboka.example.se')).toMatchObject({
    name: 'Salongen',
    comment: 'required',
    tone: 'warm',
  });
  expect(brandingFrom(looks, 'avboka.example.se', 'abc-1')).toMatchObject({
    name: 'Salong Syd',
    reasons: ['ill'],
    comment: 'required',
  });
});

test('an empty file changes nothing, and no host or company name reaches what it should not', () => {
  const looks = written({});
  for (const name of ['constructor', '__proto__', 'toString', ''])
    expect(brandingFrom(looks, name, name)).toEqual(defaultBranding);
});

test('one message names every wrong entry and what it should be', () => {
  const wrong = {
    everywhere: { accent: 'red', coment: 'off' },
    companies: { 'abc-1': { reasons: ['bored'], privacy: 'javascript:alert(1)' } },
  };
  for (const line of [
    /everywhere\.accent: should be a colour/,
    /everywhere\.coment: is no entry/,
    /companies\.abc-1\.reasons.*: should be a list of these/,
    /companies\.abc-1\.privacy: should be an http/,
  ])
    expect(parse(JSON.stringify(wrong)).wrong).toContainEqual(expect.stringMatching(line));
});

test('a mistake about one company leaves out that entry and touches nothing else', () => {
  const syd = '7f6c1a52-0c7e-4a43-9a57-2f1f7a5d3b10';
  const { file } = parse(
    JSON.stringify({
      everywhere: { name: 'Kedjan', logo: 'https://elsewhere.example/logo.png' },
      hosts: { 'avboka.example.se': 'Salongen' },
      companies: {
        [syd]: { name: 'Salong Syd', accent: 'red', reasons: ['ill', 'bored'], coment: 'off' },
        'another-id': { tone: 'warm' },
      },
    }),
  );
  expect(file).toEqual({
    everywhere: { name: 'Kedjan' },
    hosts: {},
    companies: { [syd]: { name: 'Salong Syd' }, 'another-id': { tone: 'warm' } },
  });
});

test('what is well-formed and does nothing is doubted: twice the same company, a phone without digits, a required reason of none', () => {
  const file = lines(
    '{ "companies": {',
    '  "7f6c1a52-0c7e-4a43-9a57-2f1f7a5d3b10": {},',
    '  "7F6C1A52-0C7E-4A43-9A57-2F1F7A5D3B10": { "phone": "ring oss", "reason": "required", "reasons": [] }',
    '} }',
  );
  expect(parse(file).doubts).toEqual([
    expect.stringMatching(/phone: has no digits/),
    expect.stringMatching(/reason: no reason is offered/),
    expect.stringMatching(/is there twice/),
  ]);
});

const lines = (...all: string[]) => all.join('\n');

test('a wrong entry is named with its line', () => {
  const file = lines(
    '{',
    '  "everywhere": { "name": "Kedjan" },',
    '  "companies": {',
    '    "7F6C1A52-0C7E-4A43-9A57-2F1F7A5D3B10": {',
    '      "accent": "red",',
    '      "coment": "off"',
    '    }',
    '  }',
    '}',
  );
  expect(parse(file).wrong).toEqual([
    expect.stringMatching(/^line 5, companies\.7F6C[^:]*\.accent: should be a colour/),
    expect.stringMatching(/^line 6, companies\.7F6C[^:]*\.coment: is no entry/),
  ]);
});

for (const [what, file, said] of [
  ['a trailing comma', lines('{', '  "everywhere": {},', '}'), /line 3: this is not JSON/],
  ['a comment', lines('{', '// Salongen', '}'), /line 2: this is not JSON/],
  ['nothing', '', /this is not JSON|empty/],
  ['half a file', '{"everywhere":{"name":"Ke', /line 1: this is not JSON/],
  ['a list', '[]', /should be/],
] as const)
  test(`a branding file with ${what} is refused by name`, () => {
    expect(() => parse(file)).toThrow(said);
  });

for (const [what, file, said] of [
  [
    'a text that is too long',
    JSON.stringify({ everywhere: { policy: { sv: 'x'.repeat(301) } } }),
    /policy.*at most 300/,
  ],
  [
    'a language there is not',
    JSON.stringify({ everywhere: { policy: { xx: 'Hej' } } }),
    /everywhere\.policy/,
  ],
] as const)
  test(`an entry with ${what} is left out and named`, () => {
    expect(parse(file).wrong).toEqual([expect.stringMatching(said)]);
  });

test('a mark of the byte order and a schema are welcome', () => {
  const file = '\ufeff{"$schema": "branding.schema.json", "everywhere": {"name": "Kedjan"}}';
  expect(brandingFrom(parse(file).file, undefined).name).toBe('Kedjan');
});

test('a host or an id that can match nothing is doubted, with its line', () => {
  const { doubts } = parse(
    lines(
      '{ "hosts": {',
      '  "https://avboka.example.se": {},',
      '  "avboka.example.se:443": {},',
      '  "avboka.example.se": {} },',
      '  "companies": { "Salongen": {},',
      '  "7f6c1a52-0c7e-4a43-9a57-2f1f7a5d3b10": {} } }',
    ),
  );
  expect(doubts).toEqual([
    expect.stringMatching(/^line 2, .*no host name/),
    expect.stringMatching(/^line 3, .*no host name/),
    expect.stringMatching(/^line 5, .*no company id/),
  ]);
});

test('the published schema is the one that is parsed by', () => {
  const published: unknown = JSON.parse(
    readFileSync(new URL('../../docs/branding.schema.json', import.meta.url), 'utf8'),
  );
  expect(published).toEqual(JSON.parse(JSON.stringify(brandingJsonSchema())));
});

test('own words are in the visitor’s language, else in the company’s, else in English', () => {
  const words = { de: 'Hallo', en: 'Hello', fi: 'Moi' };
  expect(companyTextFor(words, 'fi', 'de')).toEqual({ text: 'Moi', locale: 'fi' });
  expect(companyTextFor(words, 'sv', 'de')).toEqual({ text: 'Hallo', locale: 'de' });
  expect(companyTextFor(words, 'sv', 'nb')).toEqual({ text: 'Hello', locale: 'en' });
  expect(companyTextFor({ pl: 'Cześć' }, 'sv', undefined)).toEqual({ text: 'Cześć', locale: 'pl' });
  expect(companyTextFor({}, 'sv', 'de')).toBeUndefined();
});

test('a logo on a host that is not allowed is named at once', () => {
  const elsewhere = { everywhere: { logo: 'https://elsewhere.example/logo.png' } };
  expect(parse(JSON.stringify(elsewhere)).wrong).toEqual([
    expect.stringContaining('add elsewhere.example to LOGO_HOSTS'),
  ]);
  expect(written({ everywhere: { logo: 'https://cdn.example.se/logo.png' } })).toBeTruthy();
});

test('whatever the colour, text in it and on it keeps AA contrast, light and dark', () => {
  const papers = { light: ['#f6f3ee', '#fffdfa'], dark: ['#171512', '#211e1a'] } as const;
  const inks = { light: '#23201c', dark: '#f1ece4' } as const;
  const steps = ['00', '33', '66', '99', 'cc', 'ff'];
  for (const red of steps)
    for (const green of steps)
      for (const blue of steps)
        for (const scheme of ['light', 'dark'] as const) {
          const colour = `#${red}${green}${blue}`;
          const { accent, onAccent, tint } = accentFor(colour, scheme);
          const label = `${colour} ${scheme}`;
          for (const paper of papers[scheme])
            expect(wcagContrast(accent, paper), label).toBeGreaterThanOrEqual(4.5);
          expect(wcagContrast(onAccent, accent), label).toBeGreaterThanOrEqual(4.5);
          expect(wcagContrast(inks[scheme], tint), label).toBeGreaterThanOrEqual(4.5);
          expect(wcagContrast(accent, tint), label).toBeGreaterThanOrEqual(4.5);
        }
});

test('a colour that is readable already is left as it is', () => {
  expect(accentFor('#1d5c56', 'light').accent).toBe('#1d5c56');
});

test('a style holds nothing but variables, and its hash fits it', () => {
  expect(accentStyle(undefined)).toBeUndefined();
  expect(accentStyle('#aa0000')?.css).toMatch(/^[\w\-:#;{}()@ ]+$/);
  expect(accentStyle('#aa0000')?.hash).toMatch(/^sha256-/);
});

test('an accent near the red that warns leaves what is safe to press neutral', () => {
  for (const red of ['#c2185b', '#d32f2f', '#a3321f', '#e64a19'])
    expect(accentStyle(red)?.css, red).toContain('--calm:var(--ink)');
  for (const other of ['#1d5c56', '#1565c0', '#6a1b9a', '#2e7d32', '#f9a825', '#5d4037', '#333333'])
    expect(accentStyle(other)?.css, other).not.toContain('--calm');
});
