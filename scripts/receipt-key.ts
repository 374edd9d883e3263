import { placeSecrets } from '@/lib/settings/secrets';
import { parsePrivateKey, publicHalf, wordOf } from '@/lib/signed-receipt/keys';
import { makeReceiptKey } from '@/lib/signed-receipt/make-key';
import { giveUp } from './steps.mjs';

/**
 * `npm run receipt-key -- https://avboka.example.se`: prints a new signing key for receipts, as
 * lines for the environment. A key that is already in the environment is retired a day from now, so that
 * what instances sign with it until they are restarted verifies, too.
 */

const [issuer, ...rest] = process.argv.slice(2);
if (issuer === undefined || rest.length > 0 || !/^https?:\/\/[^/?#\s]+\/?$/.test(issuer))
  giveUp('Use: npm run receipt-key -- https://avboka.example.se');

const now = Date.now();
/** A day, in milliseconds. */
const overlap = 24 * 60 * 60_000;
const inSeconds = (milliseconds: number) => Math.floor(milliseconds / 1000);
const { RECEIPT_KEY, RECEIPT_KEYS_RETIRED } = placeSecrets(process.env).values;
const retired = (RECEIPT_KEYS_RETIRED ?? '').split(',').filter(Boolean);
const made = await makeReceiptKey(now);
const announced = wordOf({ ...publicHalf(made), exp: inSeconds(now + overlap) });
const meanwhile = [announced, ...retired].join(',');
if (RECEIPT_KEY) {
  const old = publicHalf(parsePrivateKey(RECEIPT_KEY));
  retired.unshift(wordOf({ ...old, exp: inSeconds(now + overlap) }));
}

console.log(`RECEIPT_ISSUER=${issuer.replace(/\/$/, '')}
RECEIPT_KEY=${wordOf(made)}
RECEIPT_KEYS_RETIRED=${retired.join(',')}`);
console.error(`
RECEIPT_KEY is a secret: anybody who has it can sign receipts in your name. Store it with SIGNING_SECRET
(or in a file, with its path in RECEIPT_KEY_FILE), the same on every instance, and back it up.
To replace it, run this again with the present RECEIPT_ settings in the environment: the old key is then
listed as retired, and receipts that it signs within a day from now still verify. Restart within that day.`);
if (RECEIPT_KEY)
  console.error(`
Over several instances take two rounds, so that each verifies what another already signs with the new key.
First only this, and restart each; then the three lines, and restart each:
RECEIPT_KEYS_RETIRED=${meanwhile}`);
