import { expect, test } from '@playwright/test';
import findUnsupported from 'doiuse';
import postcss from 'postcss';
import { stylesheet } from '@/generated/assets';
import { oldestBrowsers } from '../../scripts/make-assets.mjs';

/** An old browser ignores CSS that it does not know; a page must still be laid out and usable. */

/** Features that may be missing, with the only effect of that. */
const harmless: Readonly<Record<string, string>> = {
  'prefers-color-scheme': 'the page stays light',
  'prefers-reduced-motion': 'nothing moves',
  'css-focus-visible': 'the browser draws its own ring',
  'text-size-adjust': 'text is as large as the browser likes',
  'css-hyphens': 'long words break without a hyphen',
  'css-overflow': 'only its newer values are missing',
  'css-appearance': 'only its newer values are missing',
  'css-page-break': 'a card may be cut on paper',
  'css-sticky': 'the button stands below the last day',
  multicolumn: 'a card may be cut on paper',
  'css-content-visibility': 'the script unfolds what goes to paper',
  'css-clip-path': 'hidden text is a pixel large',
  'css-masks': 'hidden text is a pixel large',
  'text-decoration': 'its line alone can be set, with a prefix that is there',
};

test('the stylesheet asks the oldest browsers for nothing that they lack', async () => {
  expect(await unknownIn(stylesheet.css)).toEqual([]);
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
      'a { width: max(1rem, 2rem) }',
      'a { border-style: var(--tw-border-style) }',
      '@media (width < 22rem) { a { color: red } }',
      '@media not (min-width: 22rem) { a { color: red } }',
    ].map(unknownIn),
  );
  expect(found.map((unknown) => unknown.length > 0)).toEqual(found.map(() => true));
});

async function unknownIn(css: string): Promise<string[]> {
  const found: string[] = [];
  const reader = findUnsupported({
    browsers: Object.entries(oldestBrowsers).map(([name, version]) => `${name} ${version}`),
    onFeatureUsage: ({ feature, usage }) => {
      const text = usage.toString();
      // It takes the older minmax() of grids for max().
      if (feature === 'css-math-functions' && !/(?<!min)(min|max|clamp)\(/.test(text)) return;
      // Where a browser does not know these, one page follows the other at once.
      if (text.includes('::view-transition-')) return;
      if (!(feature in harmless)) found.push(`${feature}: ${text.slice(0, 60)}`);
    },
  });
  const { root } = await postcss([reader]).process(css, { from: undefined });
  // What it does not look for: ranges, `not` without a medium, and variables that only @property gives a value.
  root.walkAtRules('media', ({ params }) => {
    if (/[<>]|\bnot \(/.test(params)) found.push(`media: ${params}`);
  });
  root.walkDecls(({ value }) => {
    if (value.includes('var(--tw-')) found.push(`@property: ${value}`);
  });
  return found;
}
