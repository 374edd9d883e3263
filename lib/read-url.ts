/**
 * A web address, or undefined where the text is none.
 *
 * Instead of `URL.canParse`: on Node 20 that refuses addresses with letters such as "ö" once it has
 * been called some thousand times.
 */
export function readUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
