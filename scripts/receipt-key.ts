import { placeSecrets } from '@/lib/settings/environment';
import { parsePrivateKey, publicHalf, wordOf } from '@/lib/signed-receipt/keys';
import { makeReceiptKey } from '@/lib/signed-receipt/make-key';
import { giveUp } from './steps.mjs';

/**
 * `npm run receipt-key -- https://avboka.example.se`: prints a new signing key for receipts, as
 * lines for the environment. A key that is already in the environment is retired from now on.
 */

const [issuer, ...rest] = process.argv.slice(2);
if (issuer === undefined || rest.length > 0 || !/^https?:\/\/[^/?#\s]+\/?$/.test(issuer))
  giveUp('Use: npm run receipt-key -- https://avboka.example.se');

const now = Date.now();
const { RECEIPT_KEY, RECEIPT_KEYS_RETIRED } = placeSecrets(process.env).values;
const retired = (RECEIPT_KEYS_RETIRED ?? '').split(',').filter(Boolean);
if (RECEIPT_KEY) {
  const old = publicHalf(parsePrivateKey(RECEIPT_KEY));
  // No grace period: the operator restarts at once, as the message below says.
  retired.unshift(wordOf({ ...old, exp: Math.floor(now / 1000) }));
}

console.log(`RECEIPT_ISSUER=${issuer.replace(/\/$/, '')}
RECEIPT_KEY=${wordOf(await makeReceiptKey(now))}
RECEIPT_KEYS_RETIRED=${retired.join(',')}`);
console.error(`
RECEIPT_KEY is a secret: anybody who has it can sign receipts in your name. Store it with SIGNING_SECRET
(or in a file, with its path in RECEIPT_KEY_FILE), the same on every instance, and back it up.
To replace it, run this again with the present RECEIPT_ settings in the environment: the old key is then
listed as retired, and receipts that it signed until now still verify. Restart at once: receipts that the
old key signs after this moment do not verify.`);
