import { placeSecrets } from '@/lib/environment';
import { parsePrivateKey, publicHalf, wordOf } from '@/lib/signed-receipt/keys';
import { makeReceiptKey } from '@/lib/signed-receipt/make-key';
import { giveUp } from './steps.mjs';

/**
 * `npm run receipt-key -- https://avboka.example.se`: a new key that signs receipts, as lines for the
 * environment. Where the environment holds one already, that one is retired from now on.
 */

const [issuer, ...rest] = process.argv.slice(2);
if (issuer === undefined || rest.length > 0 || !/^https?:\/\/[^/?#\s]+\/?$/.test(issuer))
  giveUp('Use: npm run receipt-key -- https://avboka.example.se');

const now = Date.now();
const { RECEIPT_KEY, RECEIPT_KEYS_RETIRED } = placeSecrets(process.env).values;
const retired = (RECEIPT_KEYS_RETIRED ?? '').split(',').filter(Boolean);
if (RECEIPT_KEY) {
  const old = publicHalf(parsePrivateKey(RECEIPT_KEY));
  // A minute's grace for receipts that are being made while the setting is replaced is for the operator to choose.
  retired.unshift(wordOf({ ...old, exp: Math.floor(now / 1000) }));
}

console.log(`RECEIPT_ISSUER=${issuer.replace(/\/$/, '')}
RECEIPT_KEY=${wordOf(await makeReceiptKey(now))}
RECEIPT_KEYS_RETIRED=${retired.join(',')}`);
console.error(`
RECEIPT_KEY is a secret: whoever has it can sign receipts in your name. Keep it where SIGNING_SECRET is
kept (or in a file that RECEIPT_KEY_FILE names), the same on every instance, and in a backup.
To replace it, run this again with the present RECEIPT_ settings in the environment: the old key is then
listed as retired, and what it signed until now can still be verified. Restart at once: what the old key
signs from now on would not be.`);
