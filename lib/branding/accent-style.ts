import { createHash } from 'node:crypto';
import { accentFor, looksLikeDanger } from './accent';

/** A style of its own for a page, with the hash that lets the page's policy allow it. */
export type Style = { readonly css: string; readonly hash: string };

const made = new Map<string, Style>();

/** The style of an accent colour, light and dark. */
export function accentStyle(colour: string | undefined): Style | undefined {
  if (colour === undefined) return undefined;
  const kept = made.get(colour) ?? makeStyle(colour);
  made.set(colour, kept);
  return kept;
}

function makeStyle(colour: string): Style {
  const variables = (scheme: 'light' | 'dark') => {
    const { accent, onAccent, tint } = accentFor(colour, scheme);
    return `:root{--accent:${accent};--on-accent:${onAccent};--tint:${tint}}`;
  };
  // What is safe to press must not look like what is not: then it is the colour of the text.
  const calm = looksLikeDanger(colour) ? ':root{--calm:var(--ink);--on-calm:var(--paper)}' : '';
  const css = `${calm}${variables('light')}@media (prefers-color-scheme:dark){${variables('dark')}}`;
  return { css, hash: `sha256-${createHash('sha256').update(css).digest('base64')}` };
}
