/**
 * How long a comment can be. It goes to the API in the query of a DELETE, so what counts is its
 * percent-encoded length in the request line: å takes 6 bytes there, an emoji 12.
 */

/**
 * Longest request line with a comment, in bytes. The strictest default of a common server is that
 * of IIS, which answers 404 to a query of more than 2,048 (`maxQueryString`); Kestrel, nginx and
 * Apache accept 8 kB. `npm run doctor` measures what the API accepts.
 */
export const longestRequestLine = 2_048;

/**
 * Most bytes of it for the encoded comment. Of the rest, 100 are for the reason in the company's
 * language (the longest takes 94), 87 for the method, the path and the names, and 261 for a path in
 * BOKAMERA_API_URL and the code.
 */
export const commentBytes = 1_600;

/** Longest comment in UTF-16 code units, even if it encodes short: a company has to read it. */
export const commentLimit = 1_000;

/** Percent-encoded length of a text in a query, in bytes. */
export function encodedLength(text: string): number {
  return String(new URLSearchParams([['', text]])).length - 1;
}

export function isOverLimit(comment: string): boolean {
  return comment.length > commentLimit || encodedLength(comment) > commentBytes;
}

/** UTF-16 code units left if the rest encodes like the text so far; negative if too long. */
export function leftToType(comment: string): number {
  const free = commentBytes - encodedLength(comment);
  const perUnit = Math.max(1, encodedLength(comment) / (comment.length || 1));
  return Math.min(commentLimit - comment.length, Math.floor(free / perUnit));
}

/** How many UTF-16 code units of the text can be sent. */
export function fittingLength(comment: string): number {
  let length = 0;
  let bytes = 0;
  for (const character of comment) {
    bytes += encodedLength(character);
    if (bytes > commentBytes || length + character.length > commentLimit) break;
    length += character.length;
  }
  return length;
}

/** The limit to announce, in characters, for a text in the alphabet of this sample. */
export function usualLimit(sample: string): number {
  const fitting = (commentBytes * sample.length) / encodedLength(sample);
  return Math.min(commentLimit, Math.floor(fitting / 50) * 50);
}
