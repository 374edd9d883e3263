import { CompactSign, importJWK } from 'jose';
import { type SignedContent, typeOf } from './content';
import { paperCodeType } from './paper-code';
import {
  parsePrivateKey,
  parseRetiredKeys,
  type PrivateKey,
  publicHalf,
  type PublicKey,
} from './keys';

/** Signs receipts, and lists the keys that verify them. */
export type Receipts = {
  /** Every key that may have signed a receipt, the present one first. */
  readonly keys: readonly PublicKey[];
  /** Makes new receipts; undefined where every key is retired. */
  readonly maker: ReceiptMaker | undefined;
};

export type ReceiptMaker = {
  /** The site's public address, printed in every receipt. */
  readonly issuer: string;
  /** A compact JWS (EdDSA, Ed25519) over the content. */
  readonly sign: (content: SignedContent) => Promise<string>;
  /** The same over the payload of a printed receipt's code. */
  readonly signPaper: (payload: Uint8Array) => Promise<string>;
};

/**
 * Opens the receipts of a site; undefined where its operator has made no key, ever.
 *
 * @throws Error that names the setting that is wrong
 */
export function openReceipts(settings: {
  readonly issuer: string | undefined;
  readonly key: string | undefined;
  readonly retired: string;
}): Receipts | undefined {
  const retired = parseRetiredKeys(settings.retired);
  if (settings.key === undefined)
    return retired.length > 0 ? { keys: retired, maker: undefined } : undefined;
  if (settings.issuer === undefined)
    throw new Error('RECEIPT_ISSUER: should say who signs with RECEIPT_KEY');
  const key = parsePrivateKey(settings.key);
  return { keys: [publicHalf(key), ...retired], maker: makerOf(key, settings.issuer) };
}

function makerOf(key: PrivateKey, issuer: string): ReceiptMaker {
  const sign = async (payload: Uint8Array, typ: string) =>
    new CompactSign(payload)
      .setProtectedHeader({ alg: 'EdDSA', kid: key.kid, typ })
      .sign(await importJWK(key, 'EdDSA'));
  return {
    issuer: issuer.replace(/\/+$/, ''),
    sign: (content) => sign(new TextEncoder().encode(JSON.stringify(content)), typeOf(content)),
    signPaper: (payload) => sign(payload, paperCodeType),
  };
}
