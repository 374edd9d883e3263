/**
 * Puts no-break spaces where a line must not end: between a number and what it counts. Some
 * versions of Intl write narrow ones there, which old phones have no glyph for.
 */
export function keepTogether(text: string): string {
  return text.replace(/(?<=\d\.?)[ \u202f](?=\p{L})/gu, '\u00a0');
}
