import { expect, test } from '@playwright/test';
import findUnsupported from 'doiuse';
import postcss from 'postcss';
import { stylesheet, timesStylesheet } from '@/generated/assets';
import { oldestBrowsers } from '../../scripts/make-assets.mjs';

/** What an old browser does not know it drops, and a page must be laid out and usable all the same. */

/** What may be missing or partly there, since nothing but what is said here comes of it. */
const harmless: Readonly<Record<string, string>> = {
  'prefers-color-scheme': 'the page stays light',
  'prefers-reduced-motion': 'nothing moves',
  'css-focus-visible': 'the browser draws its own ring',
  'text-size-adjust': 'text is as large as the browser likes',
  'css-hyphens': 'long words break without a hyphen',
  'css-overflow': 'only its newer values are missing',
  'css-appearance': 'only its newer values are missing',
  'css-page-break': 'a ticket may be cut on paper',
  'css-sticky': 'the button stands below the last day',
  multicolumn: 'a ticket may be cut on paper',
  'css-content-visibility': 'the script unfolds what goes to paper',
};

test('the stylesheet asks the oldest browsers for nothing that they lack', async () => {
  expect(await unknownIn(stylesheet.css)).toEqual([]);
  expect(await unknownIn(timesStylesheet.css)).toEqual([]);
});

test('each thing that would leave an old phone without layout is found', async () => {
  const found = await Promise.all(
    [
      '@layer base { a { color: red } }',
      'a:has(b) { color: red }',
      ':is(a, b) { color: red }',
      'a { inset: 0 }',
      'a { padding-inline: 1rem }',
      'a { height: 100dvh }',
      'a { display: flex; gap: 1rem }',
      'a { width: clamp(1rem, 2rem, 3rem) }',
    ].map(unknownIn),
  );
  expect(found.map((unknown) => unknown.length)).toEqual(found.map(() => 1));
});

async function unknownIn(css: string): Promise<string[]> {
  const found: string[] = [];
  const reader = findUnsupported({
    browsers: Object.entries(oldestBrowsers).map(([name, version]) => `${name} ${version}`),
    onFeatureUsage: ({ feature, usage }) => {
      if (!(feature in harmless)) found.push(`${feature}: ${usage.toString().slice(0, 60)}`);
    },
  });
  await postcss([reader]).process(css, { from: undefined });
  return found;
}
