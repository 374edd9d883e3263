/**
 * Puts no-break spaces between a number and its unit. Some versions of Intl write narrow ones, for
 * which old phones have no glyph.
 */
export function keepTogether(text: string): string {
  return text.replace(/(?<=\d\.?)[ \u202f](?=\p{L})/gu, '\u00a0');
}
