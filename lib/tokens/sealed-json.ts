import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { seal, unseal } from './sealed';
import type { Purpose, Signer } from './signing';

/** Longest that an address carries, in characters; with the rest of it, it fits the 8 KB that proxies take. */
const longest = 5_000;
/** Largest when unpacked, in bytes. */
const largest = 20_000;

/**
 * Packs and seals a value for an address, as `seal` does.
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

/** The value, to be parsed; undefined when it is absent, altered, too large or sealed for another place. */
export function openJson(
  signer: Signer,
  purpose: Purpose,
  about: string,
  sealed: string | null,
): unknown {
  if (sealed === null || sealed.length > longest) return undefined;
  const packed = unseal(signer, purpose, about, sealed);
  try {
    return (
      packed && JSON.parse(inflateRawSync(packed, { maxOutputLength: largest }).toString('utf8'))
    );
  } catch {
    return undefined;
  }
}
