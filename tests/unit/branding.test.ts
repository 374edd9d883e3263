import { expect, test } from '@playwright/test';
import { wcagContrast } from 'culori';
import { accentFor } from '@/lib/branding/accent';
import { brandingFrom, defaultBranding, parseBrandingFile } from '@/lib/branding/branding';
import { accentStyle } from '@/lib/branding/accent-style';

const written = (content: object) => parseBrandingFile(JSON.stringify(content), ['cdn.example.se']);

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
    expect(() => written(wrong)).toThrow(line);
  expect(() => parseBrandingFile('{', [])).toThrow('not JSON');
});

test('a logo on a host that is not allowed is named at once', () => {
  expect(() => written({ everywhere: { logo: 'https://elsewhere.example/logo.png' } })).toThrow(
    'add it to LOGO_HOSTS',
  );
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
