import { CompactSign, importJWK } from 'jose';
import type { ReceiptContent } from './content';
import { parsePrivateKey, parseRetiredKeys, publicHalf, type PublicKey } from './keys';

/** What signs receipts and lists the keys to check them with. */
export type Receipts = {
  /** The site's public address, which stands in every receipt. */
  readonly issuer: string;
  /** Every key that may have signed one, the present one first. */
  readonly keys: readonly PublicKey[];
  /** A compact JWS (EdDSA, Ed25519) over the content. */
  readonly sign: (content: ReceiptContent) => Promise<string>;
};

/**
 * Opens the receipts of a site; undefined where its operator has made no key.
 *
 * @throws Error that names the setting that is wrong
 */
export function openReceipts(settings: {
  readonly issuer: string | undefined;
  readonly key: string | undefined;
  readonly retired: string;
}): Receipts | undefined {
  if (settings.key === undefined) return undefined;
  if (settings.issuer === undefined)
    throw new Error('RECEIPT_ISSUER: should say who signs with RECEIPT_KEY');
  const issuer = settings.issuer.replace(/\/+$/, '');
  const key = parsePrivateKey(settings.key);
  return {
    issuer,
    keys: [publicHalf(key), ...parseRetiredKeys(settings.retired)],
    sign: async (content) =>
      new CompactSign(new TextEncoder().encode(JSON.stringify(content)))
        .setProtectedHeader({ alg: 'EdDSA', kid: key.kid, typ: 'cancellation-receipt' })
        .sign(await importJWK(key, 'EdDSA')),
  };
}
