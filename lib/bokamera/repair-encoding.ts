/** What Windows-1252 prints for the bytes from 0x80 to 0x9f, which are controls in Latin-1. */
const printed = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
/** The byte of each character in either of the two. */
const byteOf = new Map([
  ...Array.from({ length: 256 }, (_, byte) => [String.fromCharCode(byte), byte] as const),
  ...Array.from(printed, (letter, place) => [letter, 0x80 + place] as const),
]);
const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * "MalmÃ¶" as "Malmö": a text in UTF-8 that a program on its way took for Latin-1 or Windows-1252.
 *
 * It is repaired only as a whole, where each of its characters is a byte of that mistake, all bytes
 * together are valid UTF-8, and an `Ã` is among them. No name has an `Ã` that a sign such as `¶`
 * follows; "ANDRÉ’S", whose bytes are valid UTF-8 too, has no `Ã`.
 */
export function repairEncoding(text: string): string {
  if (!text.includes('Ã')) return text;
  const bytes = Array.from(text, (letter) => byteOf.get(letter) ?? -1);
  if (bytes.includes(-1)) return text;
  try {
    return utf8.decode(Uint8Array.from(bytes));
  } catch {
    return text;
  }
}
