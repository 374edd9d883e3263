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
  /** Built like one, and its first part is none that we write. */
  | { readonly kind: 'altered' }
  /** Cut short, or letters that look like some of one. */
  | { readonly kind: 'piece' }
  | { readonly kind: 'none' };

/** Places that are looked at, from the last one back: a receipt has one, a customer's words may hold some. */
const mostCandidates = 16;
/** Longest first part of a signature, in characters; ours have about 110. */
const longestHeader = 400;
/** Letters of an Ed25519 signature: 64 bytes in base64url. */
const signatureLetters = 86;

const isLetter = (character: string | undefined) =>
  character !== undefined && /[\w-]/.test(character);

/** Finds the last signature of ours. Takes time in proportion to the text, whatever it holds. */
export function findSignature(text: string): FoundSignature {
  const seen = new Set<FoundSignature['kind']>();
  let candidates = 0;
  let at = text.lastIndexOf('eyJ');
  while (at >= 0 && candidates < mostCandidates) {
    const previous = text[at - 1];
    if (!isLetter(previous) && previous !== '.') {
      candidates += 1;
      const found = readAt(text, at);
      if (found.kind === 'whole') return found;
      seen.add(found.kind);
    }
    at = at === 0 ? -1 : text.lastIndexOf('eyJ', at - 1);
  }
  if (seen.has('altered')) return { kind: 'altered' };
  if (seen.has('piece')) return { kind: 'piece' };
  return { kind: !seen.has('none') && hasPiece(text) ? 'piece' : 'none' };
}

/** Reads header, payload and exactly one signature's letters from a place on, passing over blanks. */
function readAt(text: string, start: number): FoundSignature {
  const parts = ['', '', ''];
  let part = 0;
  for (let at = start; at < text.length; at++) {
    const character = text[at] ?? '';
    if (/\s/.test(character)) continue;
    if (character === '.' && part < 2) part += 1;
    else if (isLetter(character)) parts[part] = (parts[part] ?? '') + character;
    else break;
    if (part === 0 && at - start > 2 * longestHeader) break;
    if (parts[2]?.length === signatureLetters) {
      if (isLetter(text[at + 1])) return { kind: 'altered' };
      return judge(parts, text.slice(0, start), text.slice(at + 1));
    }
  }
  return { kind: 'piece' };
}

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
    const isOurs = alg === 'EdDSA' && typ === 'cancellation-receipt';
    if (isOurs && typeof kid === 'string') return { kind: 'whole', jws, kid, before, after };
    // A token of another kind, such as a login, is no receipt.
    return { kind: alg === 'EdDSA' || typ === 'cancellation-receipt' ? 'altered' : 'none' };
  } catch {
    return { kind: 'altered' };
  }
}

/** A run of letters as only base64 has them: long, with both cases and a digit, and in no address. */
function hasPiece(text: string): boolean {
  return (text.match(/(?<![^\s.>|"'(])[\w-]{24,}/g) ?? []).some(
    (run) => /\d/.test(run) && /[a-z]/.test(run) && /[A-Z]/.test(run),
  );
}
