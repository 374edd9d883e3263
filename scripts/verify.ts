import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { keySet, type PublicKey } from '@/lib/signed-receipt/keys';
import { openReceipts } from '@/lib/signed-receipt/receipts';
import { placeSecrets } from '@/lib/environment';
import { type Verdict, verifyReceipt } from '@/lib/signed-receipt/verify-receipt';
import { giveUp } from './steps.mjs';

/**
 * `npm run verify -- FILE`: who signed a receipt and when, or what is wrong with it. The keys come from
 * `--keys FILE` (a saved /.well-known/jwks.json) or from the environment's own settings; never from
 * the receipt, and never from the network. Ends with status 0 only when all holds.
 */

const usage = 'Use: npm run verify -- FILE [--keys jwks.json]';
const { values, positionals } = readArguments();
const [file, ...rest] = positionals;
if (file === undefined || rest.length > 0) giveUp(usage);

const verdict = await verifyReceipt(read(file), keysFrom(values.keys));
console.log(describe(verdict));
process.exitCode = verdict.kind === 'genuine' ? 0 : 1;

function describe(verdict: Verdict): string {
  switch (verdict.kind) {
    case 'genuine':
      return `Genuine: signed by ${signedBy(verdict)}\n\n${verdict.content.text.join('\n')}`;
    case 'not-a-receipt':
      return 'Not a receipt: no signature of the right kind is in it.';
    case 'unknown-key':
      return `Unknown key: none of the keys is ${verdict.kid}.`;
    case 'altered-signature':
      return 'Altered: the signature is not that of the signed content.';
    case 'key-not-in-force':
      return `Key not in force: ${signedBy(verdict)}, when that key was not to be used.`;
    case 'altered-text':
      return `Altered: the text is not what was signed by ${verdict.content.iss}. Signed was:\n\n${verdict.content.text.join('\n')}`;
  }
}

function signedBy({ kid, content }: Extract<Verdict, { kind: 'genuine' | 'key-not-in-force' }>) {
  return `${content.iss} with key ${kid} at ${new Date(content.iat * 1000).toISOString()}`;
}

function keysFrom(saved: string | undefined): readonly PublicKey[] {
  if (saved !== undefined) {
    try {
      return keySet.parse(JSON.parse(read(saved))).keys;
    } catch {
      return giveUp(`${saved} is no key file: save /.well-known/jwks.json of the site.`);
    }
  }
  const { RECEIPT_ISSUER, RECEIPT_KEY, RECEIPT_KEYS_RETIRED } = placeSecrets(process.env).values;
  const receipts = openReceipts({
    issuer: RECEIPT_ISSUER,
    key: RECEIPT_KEY,
    retired: RECEIPT_KEYS_RETIRED ?? '',
  });
  return receipts?.keys ?? giveUp(`There are no keys to verify with. ${usage}`);
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return giveUp(`${path} cannot be read.`);
  }
}

function readArguments() {
  try {
    return parseArgs({ allowPositionals: true, options: { keys: { type: 'string' } } });
  } catch {
    return giveUp(usage);
  }
}
