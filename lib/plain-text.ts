/**
 * Text as its reader sees it, whether from customers, the API, operators, browsers.
 *
 * Control characters, direction marks, tags and whatever else has no shape of its own are dropped:
 * they can make a text show something other than it says, or hide in a log. Every line end becomes
 * `\n`. Kept are the joiners that hold emoji and Persian words together, and the Arabic signs that
 * Unicode counts as formats although they are drawn.
 */
export function plainText(raw: string): string {
  return raw
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(shapeless, '');
}

const shapeless =
  /(?![\t\n\u200c\u200d\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2])[\p{Cc}\p{Cf}\p{Noncharacter_Code_Point}]/gu;
