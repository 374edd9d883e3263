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

/**
 * What can be sent of a text that a customer typed: all of it, with the invisible letters that scripts and
 * flags need, except control characters, overrides of direction, noncharacters, tags outside a flag, and the
 * replacement character that browsers send for half a pair. Line ends are `\n`, as a text field has them.
 */
export function sendableText(typed: string): string {
  return withLineFeeds(typed.toWellFormed()).replace(unsendable, '$1');
}

/** The text of a text field, whose line ends a form sends as `\r\n`. */
export function withLineFeeds(sent: string): string {
  return sent.replace(/\r\n?/g, '\n');
}

/** Whole flags, which stay, and what is dropped. */
const unsendable =
  /(\u{1f3f4}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{3,6}\u{e007f})|(?![\t\n])\p{Cc}|[\u202d\u202e\ufffd\u{e0000}-\u{e007f}]|\p{Noncharacter_Code_Point}/gu;

const shapeless =
  /(?![\t\n\u200c\u200d\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2])[\p{Cc}\p{Cf}\p{Noncharacter_Code_Point}]/gu;
