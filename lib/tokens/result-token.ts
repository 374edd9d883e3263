import { type BookingLink, linkKey } from '@/lib/booking/link';
import { type PressResult, pressResultSchema } from '@/lib/booking/press-result';
import { openJson, sealJson } from './sealed-json';
import type { Signer } from './signing';

/**
 * Packs what came of a press for the address of the page that answers it, since the site stores
 * nothing. Only this link can open it, and nobody can read it. A comment of the greatest length in any
 * script takes up to 4 200 characters.
 *
 * @returns undefined where it is longer than an address should be
 */
export function sealResult(
  signer: Signer,
  link: BookingLink,
  result: PressResult,
): string | undefined {
  return sealJson(signer, 'result', linkKey(link), result);
}

/** Unpacks it; undefined when it is absent, altered, too large or another link's. */
export function openResult(
  signer: Signer,
  link: BookingLink,
  sealed: string | null,
): PressResult | undefined {
  return pressResultSchema.safeParse(openJson(signer, 'result', linkKey(link), sealed)).data;
}
