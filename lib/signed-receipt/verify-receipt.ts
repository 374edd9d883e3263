import { compactVerify, decodeProtectedHeader, importJWK } from 'jose';
import { type ReceiptContent, receiptContent } from './content';
import type { PublicKey } from './keys';
import { oneLine, readReadable, type Readable } from './readable';

/** What is true of something that claims to be a receipt. */
export type Verdict =
  | {
      readonly kind: 'genuine';
      readonly content: ReceiptContent;
      readonly kid: string;
    }
  | { readonly kind: 'not-a-receipt' }
  | { readonly kind: 'unknown-key'; readonly kid: string }
  /** The signature is not that of the content, or not written as we write it. */
  | { readonly kind: 'altered-signature' }
  | { readonly kind: 'key-not-in-force'; readonly kid: string; readonly content: ReceiptContent }
  /** Genuinely signed, and the text around it says something else. */
  | { readonly kind: 'altered-text'; readonly content: ReceiptContent };

/** Longest file that is looked at, in UTF-16 code units. */
const longestReceipt = 60_000;

/** Verifies a saved page, a copy of its text, or the bare JWS, with nothing but the keys. */
export async function verifyReceipt(file: string, keys: readonly PublicKey[]): Promise<Verdict> {
  const readable = file.length > longestReceipt ? undefined : readReadable(file);
  const kid = readable && kidOf(readable.jws);
  if (!readable || kid === undefined) return { kind: 'not-a-receipt' };
  const key = keys.find((known) => known.kid === kid);
  if (!key) return { kind: 'unknown-key', kid };
  const content = await contentOf(readable.jws, key);
  if (!content) return { kind: 'altered-signature' };
  if (content.iat < key.nbf || content.iat >= (key.exp ?? Infinity))
    return { kind: 'key-not-in-force', kid, content };
  return saysTheSame(readable, content)
    ? { kind: 'genuine', content, kid }
    : { kind: 'altered-text', content };
}

function kidOf(jws: string): string | undefined {
  try {
    const { kid, alg, typ } = decodeProtectedHeader(jws);
    return alg === 'EdDSA' && typ === 'cancellation-receipt' ? kid : undefined;
  } catch {
    return undefined;
  }
}

async function contentOf(jws: string, key: PublicKey): Promise<ReceiptContent | undefined> {
  // The last letter of a signature can be written in sixteen ways; one of them is ours.
  const isAsWritten = jws
    .split('.')
    .every((part) => Buffer.from(part, 'base64url').toString('base64url') === part);
  if (!isAsWritten) return undefined;
  try {
    const { payload } = await compactVerify(jws, await importJWK(key, 'EdDSA'), {
      algorithms: ['EdDSA'],
    });
    return receiptContent.parse(JSON.parse(new TextDecoder().decode(payload)));
  } catch {
    return undefined;
  }
}

/** Whether all that is read was signed; a bare JWS has nothing beside it that could differ. */
function saysTheSame({ text, title }: Readable, content: ReceiptContent): boolean {
  if (title !== undefined && title !== oneLine(content.text[0] ?? '')) return false;
  if (text === '') return true;
  const signed = oneLine(content.text.join(' '));
  if (!text.startsWith(signed)) return false;
  let rest = text.slice(signed.length);
  for (const button of content.buttons)
    if (rest.trimStart().startsWith(button)) rest = rest.trimStart().slice(button.length);
  return rest.trim() === '';
}
