import * as z from 'zod';
import { type TypedLinkParts, type TypedProblem, typedProblems } from '@/lib/booking/typed-link';
import { openJson, sealJson } from './sealed-json';
import type { Signer } from './signing';

const about = 'find';
const tenMinutes = 10 * 60 * 1000;

const schema = z.strictObject({
  at: z.int(),
  id: z.string(),
  code: z.string(),
  problem: z.enum(typedProblems),
});

/** What a visitor typed to find a booking, and what is wrong with it. */
export type Mistyped = TypedLinkParts & { readonly problem: TypedProblem };

/**
 * Packs it for the address of the page that shows it again, for ten minutes: part of it may be a code.
 *
 * @param now milliseconds since 1970 UTC
 * @returns undefined where it is longer than an address should be
 */
export function sealTyped(
  signer: Signer,
  { id, code, problem }: Mistyped,
  now: number,
): string | undefined {
  return sealJson(signer, 'typed', about, { at: now, id, code, problem });
}

/** Unpacks it; undefined when it is absent, altered or older than ten minutes. */
export function openTyped(signer: Signer, sealed: string, now: number): Mistyped | undefined {
  const typed = openJson(signer, 'typed', about, sealed, schema);
  return typed && now - typed.at < tenMinutes ? typed : undefined;
}
