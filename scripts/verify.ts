import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { keySet, type PublicKey } from '@/lib/signed-receipt/keys';
import { type SignedContent, shownText } from '@/lib/signed-receipt/content';
import { openReceipts } from '@/lib/signed-receipt/receipts';
import { placeSecrets } from '@/lib/settings/secrets';
import { isGenuine, type Verdict, verifyReceipt } from '@/lib/signed-receipt/verify-receipt';
import { plainText } from '@/lib/plain-text';
import { giveUp } from './steps.mjs';

/**
 * `npm run verify -- FILE`: prints who signed a receipt and when, or what is wrong with it. The
 * keys come from `--keys FILE` (a saved /.well-known/jwks.json) or from the settings in the
 * environment; never from the receipt, and never from the network. An .html file is checked as a
 * page, any other as text. Exits with 0 only if the receipt is genuine.
 */

const usage = 'Use: npm run verify -- FILE [--keys jwks.json]';
const { values, positionals } = readArguments();
const [file, ...rest] = positionals;
if (file === undefined || rest.length > 0) giveUp(usage);

const shown = /\.[xs]?html?$/i.test(file) ? 'as-page' : 'as-text';
const verdict = await verifyReceipt(read(file), keysFrom(values.keys), shown);
console.log(describe(verdict));
process.exitCode = isGenuine(verdict) ? 0 : 1;

function describe(verdict: Verdict): string {
  switch (verdict.kind) {
    case 'genuine':
      return `Genuine: signed by ${signedBy(verdict)}\n\n${textOf(verdict.content)}`;
    case 'genuine-within':
      return [
        `Genuine: signed by ${signedBy(verdict)}`,
        textOf(verdict.content),
        'There are other words around it. These are not part of the receipt:',
        verdict.around.map(plainText).join('\n\n'),
      ].join('\n\n');
    case 'incomplete':
      return 'Incomplete: part of the signature is missing.';
    case 'not-a-receipt':
      return 'Not a receipt: it contains no signature of the right kind.';
    case 'unknown-key':
      return `Unknown key: none of the keys is ${verdict.kid}.`;
    case 'altered-signature':
      return 'Altered: the signature does not match the content.';
    case 'key-not-in-force':
      return `Key not valid: signed by ${signedBy(verdict)}, outside the dates of that key.`;
    case 'altered-text':
      return `Altered: the text is not what ${verdict.content.iss} signed. This was signed:\n\n${textOf(verdict.content)}`;
    case 'altered-page':
      return `Altered: the page is not the one that ${verdict.content.iss} signed. This was signed:\n\n${textOf(verdict.content)}`;
  }
}

function textOf(content: SignedContent): string {
  return plainText(shownText(content).join('\n'));
}

function signedBy({
  kid,
  content,
}: Extract<Verdict, { readonly kid: string; readonly content: SignedContent }>) {
  return `${content.iss} with key ${kid} at ${new Date(content.iat * 1000).toISOString()}`;
}

function keysFrom(saved: string | undefined): readonly PublicKey[] {
  if (saved !== undefined) {
    try {
      return keySet.parse(JSON.parse(read(saved))).keys;
    } catch {
      return giveUp(`${saved} is not a key file: save the site's /.well-known/jwks.json.`);
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
