import { createHash } from 'node:crypto';
import { memo } from '@/i18n/memo';
import { accentFor, looksLikeDanger } from './accent';

/** A page's own style, with the hash that lets the page's policy allow it. */
export type Style = { readonly css: string; readonly hash: string };

/** The style of an accent colour, light and dark. */
export function accentStyle(colour: string | undefined): Style | undefined {
  return colour === undefined ? undefined : styleOf(colour);
}

const styleOf = memo(500, (colour: string): Style => {
  const variables = (scheme: 'light' | 'dark') => {
    const { accent, onAccent, tint } = accentFor(colour, scheme);
    return `:root{--accent:${accent};--on-accent:${onAccent};--tint:${tint}}`;
  };
  // Safe buttons must not look dangerous: with such an accent they take the colour of the text.
  const calm = looksLikeDanger(colour) ? ':root{--calm:var(--ink);--on-calm:var(--paper)}' : '';
  const css = `${calm}${variables('light')}@media (prefers-color-scheme:dark){${variables('dark')}}`;
  return { css, hash: `sha256-${createHash('sha256').update(css).digest('base64')}` };
});
