import { deflateRawSync, inflateRawSync } from 'node:zlib';
import * as z from 'zod';
import type { BookingLink } from '@/lib/booking/link';
import { seal, unseal } from '@/lib/tokens/sealed';
import type { Signer } from '@/lib/tokens/signing';
import { receiptFacts, type ReceiptFacts } from './facts';

/** What was true when the API confirmed the cancel of a press, and what went with it. */
export type PressRecord = {
  /** Undefined where the API's answers contradict each other, and without a receipt key. */
  readonly facts?: ReceiptFacts | undefined;
  /** The words that were sent, exactly; undefined where there were none. */
  readonly words?: string | undefined;
};

const pressRecord = z.union([
  z.strictObject({ facts: receiptFacts.optional(), words: z.string().optional() }),
  /** As it was made before: of what was sent it holds the comment, but the reason in no language. */
  z
    .strictObject({ facts: receiptFacts, comment: z.string(), reason: z.string().optional() })
    .transform(({ facts, comment }) => ({ facts, words: comment || undefined })),
]);

/** Longest record that an address can carry, in characters. */
const longest = 5_000;
/** Longest record when unpacked, in bytes. */
const largest = 20_000;

/**
 * Encrypts the record of a press for the address of the page that answers it, since the site stores
 * nothing. It opens only with the same link.
 *
 * @returns undefined where it is too long for an address or for `openPressRecord`
 */
export function sealPressRecord(
  signer: Signer,
  link: BookingLink,
  { facts, words }: PressRecord,
): string | undefined {
  const text = JSON.stringify({ facts, words });
  if (Buffer.byteLength(text) > largest) return undefined;
  const sealed = seal(signer.keyOf('record'), aboutOf(link), deflateRawSync(text));
  return sealed.length > longest ? undefined : sealed;
}

/** Decrypts a record; undefined when it is absent, altered, too large or made for another link. */
export function openPressRecord(
  signer: Signer,
  link: BookingLink,
  sealed: string | null,
): PressRecord | undefined {
  if (sealed === null || sealed.length > longest) return undefined;
  const keys = [signer.keyOf('record'), signer.previousKeyOf('record')];
  const packed = unseal(keys, aboutOf(link), sealed);
  if (!packed) return undefined;
  return pressRecord.safeParse(unpack(packed)).data;
}

/** Undefined where it is larger than `largest`, as one in an address of an older version may be. */
function unpack(packed: Buffer): unknown {
  try {
    return JSON.parse(inflateRawSync(packed, { maxOutputLength: largest }).toString('utf8'));
  } catch {
    return undefined;
  }
}

function aboutOf({ id, code }: BookingLink): string {
  return JSON.stringify([id, code]);
}
