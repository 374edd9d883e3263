/**
 * How long a comment can be. It goes to the API in the query of a DELETE, so what counts is the length
 * of the request line, percent encoded: å takes 6 bytes there, an emoji 12.
 */

/**
 * Longest request line that the comment may lead to, in bytes. The strictest default of a common server
 * is IIS', which answers 404 to a query of more than 2,048 (`maxQueryString`); Kestrel, nginx and Apache
 * take 8 kB. `npm run doctor` measures what the API takes.
 */
export const longestRequestLine = 2_048;

/**
 * Most of it that a comment takes, encoded. Of the rest 100 bytes are for the reason in the company's
 * language (the longest takes 94), 87 for the method, the path and the names, and 261 for a path in
 * BOKAMERA_API_URL and the code.
 */
export const commentBytes = 1_600;

/** Longest comment in UTF-16 code units, however little each takes: a company has to read it. */
export const commentLimit = 1_000;

/** Bytes that a text takes in a query. */
export function encodedLength(text: string): number {
  return String(new URLSearchParams([['', text]])).length - 1;
}

export function isTooLong(comment: string): boolean {
  return comment.length > commentLimit || encodedLength(comment) > commentBytes;
}

/** UTF-16 code units that are left to type, if what follows is like what is there; below 0 it is too long. */
export function leftToType(comment: string): number {
  const free = commentBytes - encodedLength(comment);
  const perUnit = Math.max(1, encodedLength(comment) / (comment.length || 1));
  return Math.min(commentLimit - comment.length, Math.floor(free / perUnit));
}

/** How much of the beginning can be sent, in UTF-16 code units. */
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

/** The limit to announce for a text in the alphabet of this sample, in characters. */
export function usualLimit(sample: string): number {
  const fitting = (commentBytes * sample.length) / encodedLength(sample);
  return Math.min(commentLimit, Math.floor(fitting / 50) * 50);
}
