import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { compactVerify, decodeProtectedHeader, importJWK } from 'jose';
import * as z from 'zod';
import { attemptFacts } from './attempt';
import { formerFacts, type ReceiptFacts } from './facts';
import type { PublicKey } from './keys';

/**
 * The code on a printed receipt: a signed statement of its facts alone, short enough for a QR code that a
 * phone reads off paper. The text of a receipt and the customer's words are not in it.
 */

/** What tells this token from a receipt's own. */
export const paperCodeType = 'cancellation-receipt-code';

const signed = {
  iss: z.string(),
  /** When the receipt was made, seconds since 1970 UTC. */
  iat: z.int(),
};
const paperContent = z.union([
  z.strictObject({ ...signed, facts: formerFacts }),
  z.strictObject({ ...signed, attempt: attemptFacts }),
]);
export type PaperContent = z.infer<typeof paperContent>;

/** Longest name in a code, in UTF-16 code units; a longer one is left out, or phones could not read the code. */
const longestName = 80;
/** Longest code that is verified, in characters. */
const longestCode = 2_000;
/** Largest content when unpacked, in bytes. */
const largest = 4_000;

/** The payload of a code. */
export function paperPayload(content: PaperContent): Uint8Array {
  return deflateRawSync(JSON.stringify(content));
}

/** What a code states of a cancel. */
export function paperFacts(facts: ReceiptFacts): z.infer<typeof formerFacts> {
  const short = (name: string | undefined) =>
    name !== undefined && name.length <= longestName ? name : undefined;
  return z
    .object(formerFacts.shape)
    .parse({ ...facts, service: short(facts.service), company: short(facts.company) });
}

/** The result of verifying a code. */
export type PaperVerdict =
  | { readonly kind: 'genuine'; readonly content: PaperContent }
  | { readonly kind: 'key-not-in-force'; readonly content: PaperContent }
  | { readonly kind: 'not-a-receipt' | 'unknown-key' | 'altered-signature' };

/** Verifies the code of a printed receipt. Needs only the keys. */
export async function verifyPaperCode(
  code: string,
  keys: readonly PublicKey[],
): Promise<PaperVerdict> {
  const kid = code.length > longestCode ? undefined : keyNamedIn(code);
  if (kid === undefined) return { kind: 'not-a-receipt' };
  const key = keys.find((known) => known.kid === kid);
  if (!key) return { kind: 'unknown-key' };
  const content = await contentOf(code, key);
  if (!content) return { kind: 'altered-signature' };
  const isInForce = content.iat >= key.nbf && content.iat < (key.exp ?? Infinity);
  return { kind: isInForce ? 'genuine' : 'key-not-in-force', content };
}

function keyNamedIn(code: string): string | undefined {
  try {
    const { typ, kid } = decodeProtectedHeader(code);
    return typ === paperCodeType ? kid : undefined;
  } catch {
    return undefined;
  }
}

async function contentOf(code: string, key: PublicKey): Promise<PaperContent | undefined> {
  try {
    const { payload } = await compactVerify(code, await importJWK(key, 'EdDSA'), {
      algorithms: ['EdDSA'],
    });
    const text = inflateRawSync(payload, { maxOutputLength: largest }).toString('utf8');
    return paperContent.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
