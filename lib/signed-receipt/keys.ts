import * as z from 'zod';
import { parseJson } from '@/lib/parse-json';

const member = z.string().regex(/^[\w-]{43}$/);
const seconds = z.number().int().positive();

/** A public key as the JWKS lists it (RFC 8037), with the seconds UTC between which it was in force. */
const publicKey = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  use: z.literal('sig').default('sig'),
  alg: z.literal('EdDSA').default('EdDSA'),
  kid: z.string().min(1).max(100),
  x: member,
  nbf: seconds,
  exp: seconds.optional(),
});
export const privateKey = publicKey.extend({ d: member });

/** What `/.well-known/jwks.json` answers, and what `--keys` reads. */
export const keySet = z.object({ keys: z.array(publicKey) });

export type PublicKey = z.infer<typeof publicKey>;
export type PrivateKey = z.infer<typeof privateKey>;

/**
 * Reads a private key from its setting: a JWK as one word of base64url, because every kind of environment
 * file quotes JSON differently.
 *
 * @throws Error that contains no part of the key
 */
export function parsePrivateKey(setting: string): PrivateKey {
  const parsed = privateKey.safeParse(parseWord(setting));
  if (!parsed.success)
    throw new Error('RECEIPT_KEY: should be what npm run receipt-key printed after "RECEIPT_KEY="');
  return parsed.data;
}

/**
 * Reads the retired keys: words as above, with commas between them.
 *
 * @throws Error when a key is unreadable or has no end
 */
export function parseRetiredKeys(setting: string): PublicKey[] {
  return setting
    .split(',')
    .filter((word) => word !== '')
    .map((word) => {
      const parsed = publicKey.safeParse(parseWord(word));
      if (!parsed.success || parsed.data.exp === undefined)
        throw new Error(
          'RECEIPT_KEYS_RETIRED: should be what npm run receipt-key printed after "RECEIPT_KEYS_RETIRED="',
        );
      return parsed.data;
    });
}

/** A key as one word for the environment. */
export function wordOf(key: PublicKey | PrivateKey): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** The public half, without any private part. */
export function publicHalf(key: PrivateKey): PublicKey {
  return publicKey.parse(key);
}

const parseWord = (word: string) => parseJson(Buffer.from(word, 'base64url').toString());
