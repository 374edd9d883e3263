import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { env } from '@/lib/env';

/** What a signature is for; a value signed for one purpose is worth nothing for another. */
export type Purpose = 'opened' | 'receipt' | 'ticket' | 'limits' | 'evidence' | 'logo';

const keys = new Map<Purpose, Buffer>();

/**
 * The key of a purpose. Without SIGNING_SECRET it is derived from the API key, which every
 * instance of one operator has already, so that instances and restarts agree with no setting.
 */
export function keyOf(purpose: Purpose): Buffer {
  const kept = keys.get(purpose);
  if (kept) return kept;
  const { SIGNING_SECRET, BOKAMERA_API_KEY = 'sandbox' } = env();
  const key = Buffer.from(
    hkdfSync('sha256', SIGNING_SECRET ?? BOKAMERA_API_KEY, 'bokamera-cancellation', purpose, 32),
  );
  keys.set(purpose, key);
  return key;
}

/** Signs the parts, in their order, for one purpose. */
export function sign(purpose: Purpose, parts: readonly (string | number)[]): string {
  return createHmac('sha256', keyOf(purpose))
    .update(JSON.stringify(parts))
    .digest('base64url')
    .slice(0, 22);
}

/** Checks a signature in constant time. */
export function isSigned(
  purpose: Purpose,
  parts: readonly (string | number)[],
  signature: string,
): boolean {
  const expected = Buffer.from(sign(purpose, parts));
  const given = Buffer.from(signature);
  return expected.length === given.length && timingSafeEqual(expected, given);
}
