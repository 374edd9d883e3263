import {
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  timingSafeEqual,
} from 'node:crypto';
import { memo } from '@/i18n/memo';

/** What a signature is for; a value signed for one purpose is worth nothing for another. */
export type Purpose =
  | 'form'
  | 'result'
  | 'typed'
  /** The cancel proof; addresses in use are signed so. */
  | 'receipt'
  | 'move'
  | 'ticket'
  | 'record'
  /** Every keyed hash in memory or in Redis. */
  | 'limits'
  | 'evidence'
  | 'logo';

/** Signs and checks with keys derived from one secret, one key for each purpose. */
export type Signer = {
  /** The keys of a purpose, 32 bytes each: today's, then the one before the secret was changed, while that still counts. */
  readonly keysOf: (purpose: Purpose) => readonly [KeyObject, ...KeyObject[]];
  /** Signs the parts, in their order, for one purpose: 22 characters that a URL can hold. */
  readonly sign: (purpose: Purpose, parts: readonly (string | number)[]) => string;
  /** Checks a signature in constant time. */
  readonly isSigned: (
    purpose: Purpose,
    parts: readonly (string | number)[],
    signature: string,
  ) => boolean;
};

/**
 * Makes the signer of a secret. The same secret on every instance, and after a restart, agrees. What
 * was signed with the `previous` secret is still genuine, so that secrets can be changed under pages
 * that are open.
 */
export function createSigner(secret: string, previous?: string): Signer {
  const before = previous === undefined ? undefined : createSigner(previous);
  const keysOf = memo(20, (purpose: Purpose): readonly [KeyObject, ...KeyObject[]] => [
    createSecretKey(Buffer.from(hkdfSync('sha256', secret, 'bokamera-cancellation', purpose, 32))),
    ...(before?.keysOf(purpose) ?? []),
  ]);
  const sign: Signer['sign'] = (purpose, parts) =>
    createHmac('sha256', keysOf(purpose)[0])
      .update(JSON.stringify(parts))
      .digest('base64url')
      .slice(0, 22);

  return {
    keysOf,
    sign,
    isSigned: (purpose, parts, signature) => {
      const expected = Buffer.from(sign(purpose, parts));
      const given = Buffer.from(signature);
      const genuine = expected.length === given.length && timingSafeEqual(expected, given);
      return genuine || (before?.isSigned(purpose, parts, signature) ?? false);
    },
  };
}
