import { decodeProtectedHeader } from 'jose';
import * as z from 'zod';

/** A signature found in a text, and the text around it. */
export type FoundSignature =
  | {
      readonly kind: 'whole';
      /** The compact JWS, without the blanks and line ends that copying put into it. */
      readonly jws: string;
      readonly kid: string;
      readonly before: string;
      readonly after: string;
    }
  /** Built like a signature of ours, but with another header, or with letters added. */
  | { readonly kind: 'altered' }
  /** A part of a signature, or letters that look like one. */
  | { readonly kind: 'piece' }
  | { readonly kind: 'none' };

/** Most places that are tried, from the last one back: a receipt has one, the customer's words may hold some. */
const mostCandidates = 16;
/** Longest first part of a signature, in characters; ours have about 110. */
const longestHeader = 400;
/** Letters of an Ed25519 signature: 64 bytes in base64url. */
const signatureLetters = 86;

/** How every header of ours begins: `{"alg":"EdDSA",`. */
const headerStart = 'eyJhbGciOiJFZERTQSIs';

const isLetter = (character: string | undefined) =>
  character !== undefined && /[\w-]/.test(character);
const isLigature = (character: string) => /[\ufb00-\ufb04]/.test(character);

/** Finds the last signature of ours in a text. The time it takes is linear in the length of the text. */
export function findSignature(text: string): FoundSignature {
  const seen = new Set<FoundSignature['kind']>();
  let rest = text;
  let candidates = 0;
  let at = text.lastIndexOf('eyJ');
  while (at >= 0 && candidates < mostCandidates) {
    const previous = text[at - 1];
    // Where line ends were lost, a word stands right before it.
    if ((!isLetter(previous) && previous !== '.') || text.startsWith(headerStart, at)) {
      candidates += 1;
      const { found, end } = readAt(text, at);
      if (found.kind === 'whole') return found;
      if (found.kind === 'none') rest = `${rest.slice(0, at)} ${rest.slice(end)}`;
      else seen.add(found.kind);
    }
    at = at === 0 ? -1 : text.lastIndexOf('eyJ', at - 1);
  }
  if (seen.has('altered')) return { kind: 'altered' };
  return { kind: seen.has('piece') || hasPiece(rest) ? 'piece' : 'none' };
}

/**
 * Reads a header, a payload and exactly as many letters as a signature has, from `start` on. Skips
 * blanks and the soft hyphens of a PDF, which may also hold "fi" as one letter.
 */
function readAt(
  text: string,
  start: number,
): { readonly found: FoundSignature; readonly end: number } {
  const parts = ['', '', ''];
  let part = 0;
  for (let at = start; at < text.length; at++) {
    const character = text[at] ?? '';
    if (/[\s\u00ad]/.test(character)) continue;
    const letters = isLigature(character) ? character.normalize('NFKC') : character;
    if (character === '.' && part < 2) part += 1;
    else if (isLetter(letters)) parts[part] = (parts[part] ?? '') + letters;
    else break;
    if (part === 0 && at - start > 2 * longestHeader) break;
    const length = parts[2]?.length ?? 0;
    if (length >= signatureLetters) {
      const end = at + 1;
      return length > signatureLetters || isLetter(text[end])
        ? { found: { kind: 'altered' }, end }
        : { found: judge(parts, text.slice(0, start), text.slice(end)), end };
    }
  }
  return { found: { kind: 'piece' }, end: text.length };
}

/** The types of what this site signs for customers (`typeOf` in `content.ts`). */
const types = ['cancellation-receipt', 'cancellation-attempt'] as const;

const anyHeader = z.object({
  alg: z.unknown().optional(),
  typ: z.unknown().optional(),
  kid: z.unknown().optional(),
});

function judge(parts: readonly string[], before: string, after: string): FoundSignature {
  const jws = parts.join('.');
  if ((parts[0]?.length ?? 0) > longestHeader) return { kind: 'altered' };
  try {
    const { alg, typ, kid } = anyHeader.parse(decodeProtectedHeader(jws));
    const isOurType = types.some((one) => one === typ);
    const isOurs = alg === 'EdDSA' && isOurType;
    if (isOurs && typeof kid === 'string') return { kind: 'whole', jws, kid, before, after };
    // A token of another kind, such as a login, is no receipt.
    return { kind: alg === 'EdDSA' || isOurType ? 'altered' : 'none' };
  } catch {
    return { kind: 'altered' };
  }
}

/**
 * Whether a run of letters looks like base64: long, with both cases, with a digit or capitals in
 * several places, and in no web address.
 */
function hasPiece(text: string): boolean {
  return (text.match(/(?<![^\s.>|"'(])[\w-]{16,}/g) ?? []).some((run) =>
    /\d/.test(run) ? /[a-z]/.test(run) && /[A-Z]/.test(run) : /(?:[a-z][A-Z].*?){3}/.test(run),
  );
}
