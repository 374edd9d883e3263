import { wordOf } from '@/lib/signed-receipt/keys';
import { makeReceiptKey } from '@/lib/signed-receipt/make-key';

/**
 * Settings of a site that signs receipts, with a key of its own, in force since a minute ago or
 * `since` (milliseconds since 1970 UTC).
 */
export async function receiptSettings(
  since = Date.now() - 60_000,
): Promise<Record<string, string>> {
  return {
    RECEIPT_ISSUER: 'https://avboka.example.se',
    RECEIPT_KEY: wordOf(await makeReceiptKey(since)),
  };
}
