/**
 * Normalizes text from customers, the API, operators or browsers to what its reader sees.
 *
 * Drops control characters, direction marks, tags and all other invisible characters: they can
 * disguise a text, or hide in a log. Turns every line end into `\n`. Keeps the joiners of emoji and
 * Persian words, and the Arabic signs that Unicode counts as formats although they are visible.
 */
export function plainText(raw: string): string {
  return raw
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(shapeless, '');
}

const shapeless =
  /(?![\t\n\u200c\u200d\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2])[\p{Cc}\p{Cf}\p{Noncharacter_Code_Point}]/gu;
