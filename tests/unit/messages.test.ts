import { expect, test } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { root } from '../../scripts/steps.mjs';

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

test('Swedish says "avboka" and never "avbryt"', () => {
  for (const [key, text] of swedish) expect(text, key).not.toMatch(/avbryt/i);
});

test('every text is used by the code', () => {
  const code = ['app', 'components', 'i18n'].flatMap(sources).join('\n');
  for (const key of swedish.keys()) expect(isUsed(key, code), key).toBe(true);
});

function flatten(value: unknown, path: string[] = []): Map<string, string> {
  if (typeof value === 'string') return new Map([[path.join('.'), value]]);
  return new Map(
    Object.entries(Object(value) as object).flatMap(([key, inner]) => [
      ...flatten(inner, [...path, key]),
    ]),
  );
}

function placeholders(text: string): string[] {
  const names = [...text.matchAll(/\{(\w+)[,}]/g)].map(([, name]) => name ?? '');
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
