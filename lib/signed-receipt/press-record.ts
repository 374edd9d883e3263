import * as z from 'zod';
import { type BookingLink, linkKey } from '@/lib/booking/link';
import { openJson, sealJson } from '@/lib/tokens/sealed-json';
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

/**
 * Encrypts the record of a press for the address of the page that answers it, since the site stores
 * nothing. It opens only with the same link.
 *
 * @returns undefined where it is longer than an address should be
 */
export function sealPressRecord(
  signer: Signer,
  link: BookingLink,
  { facts, words }: PressRecord,
): string | undefined {
  return sealJson(signer, 'record', linkKey(link), { facts, words });
}

/** Decrypts a record; undefined when it is absent, altered, too large or made for another link. */
export function openPressRecord(
  signer: Signer,
  link: BookingLink,
  sealed: string | null,
): PressRecord | undefined {
  return pressRecord.safeParse(openJson(signer, 'record', linkKey(link), sealed)).data;
}
