import { wordOf } from '@/lib/signed-receipt/keys';
import { makeReceiptKey } from '@/lib/signed-receipt/make-key';

/** Settings of a site that signs receipts, with a key of its own that came into force a minute ago. */
export async function receiptSettings(): Promise<Record<string, string>> {
  return {
    RECEIPT_ISSUER: 'https://avboka.example.se',
    RECEIPT_KEY: wordOf(await makeReceiptKey(Date.now() - 60_000)),
  };
}
