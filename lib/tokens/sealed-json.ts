import type * as z from 'zod';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { seal, unseal } from './sealed';
import type { Purpose, Signer } from './signing';

/**
 * Longest that an address carries, in characters; with the rest of it, it fits the 8 KB that proxies take. The
 * longest comment in any script takes 4 200.
 */
const longest = 5_000;
/** Largest when unpacked, in bytes. */
const largest = 20_000;

/**
 * Packs and encrypts a value for an address, since the site stores nothing. It opens only for the same
 * purpose and place, `about`: `linkKey` where it is of a booking.
 *
 * @returns undefined where it is longer than an address should be
 */
export function sealJson(
  signer: Signer,
  purpose: Purpose,
  about: string,
  value: unknown,
): string | undefined {
  const text = JSON.stringify(value);
  if (Buffer.byteLength(text) > largest) return undefined;
  const sealed = seal(signer, purpose, about, deflateRawSync(text));
  return sealed.length > longest ? undefined : sealed;
}

/** Opens and parses it; undefined when it is absent, altered, too large or sealed for another place. */
export function openJson<Value>(
  signer: Signer,
  purpose: Purpose,
  about: string,
  sealed: string | null,
  schema: z.ZodType<Value>,
): Value | undefined {
  if (sealed === null || sealed.length > longest) return undefined;
  const packed = unseal(signer, purpose, about, sealed);
  try {
    if (!packed) return undefined;
    const text = inflateRawSync(packed, { maxOutputLength: largest }).toString('utf8');
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
