import { deflateRawSync, inflateRawSync } from 'node:zlib';
import * as z from 'zod';
import { type CancelForm, cancelReasons } from '@/lib/booking/cancel-form';
import type { BookingLink } from '@/lib/booking/link';
import { seal, unseal } from '@/lib/tokens/sealed';
import type { Signer } from '@/lib/tokens/signing';
import { receiptFacts, type ReceiptFacts } from './content';

const pressRecord = z.strictObject({
  facts: receiptFacts,
  comment: z.string(),
  reason: z.enum(cancelReasons).optional(),
});

/** What was so, and what the customer wrote, when the API confirmed the cancel of a press. */
export type PressRecord = { readonly facts: ReceiptFacts; readonly form: CancelForm };

/** Longest record that an address can carry, in characters. */
const longest = 5_000;
/** Longest record when unpacked, in bytes. */
const largest = 20_000;

/**
 * Packs a press for the address of the page that answers it, since the site stores nothing. Only this
 * link can open it, and nobody read it.
 *
 * @returns undefined where it is longer than an address should be, or than what is opened again
 */
export function sealPressRecord(
  signer: Signer,
  link: BookingLink,
  { facts, form }: PressRecord,
): string | undefined {
  const text = JSON.stringify({ facts, ...form });
  if (Buffer.byteLength(text) > largest) return undefined;
  const sealed = seal(signer.keyOf('record'), aboutOf(link), deflateRawSync(text));
  return sealed.length > longest ? undefined : sealed;
}

/** Unpacks it; undefined when it is absent, altered, too large or another link's. */
export function openPressRecord(
  signer: Signer,
  link: BookingLink,
  sealed: string | null,
): PressRecord | undefined {
  if (sealed === null || sealed.length > longest) return undefined;
  const keys = [signer.keyOf('record'), signer.previousKeyOf('record')];
  const packed = unseal(keys, aboutOf(link), sealed);
  if (!packed) return undefined;
  const { data } = pressRecord.safeParse(unpack(packed));
  return data && { facts: data.facts, form: { comment: data.comment, reason: data.reason } };
}

/** Undefined where it is larger than what is packed now: an address of an older version keeps its page. */
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
