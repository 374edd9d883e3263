import * as z from 'zod';

/** The content of the emailed link: which booking, and the code that opens it. */
export type BookingLink = { readonly id: number; readonly code: string };

const largestInt32 = 2_147_483_647;

/** A booking id as BokaMera numbers them: a positive int32, digits only. */
export const bookingId = z
  .string()
  .regex(/^\d{1,10}$/)
  .transform(Number)
  .pipe(z.number().int().min(1).max(largestInt32));

/** An opaque cancellation code; no document states its alphabet (unknown). */
export const cancellationCode = z
  .string()
  .min(1)
  .max(200)
  .refine((code) => code.isWellFormed() && !code.includes('\0'));

const bookingLink = z.object({ id: bookingId, code: cancellationCode });

/** The link as one text, by which tokens and memories tell links apart. */
export const linkKey = ({ id, code }: BookingLink): string => JSON.stringify([id, code]);

/** Parses the two parts of a link; undefined when either is missing, repeated or malformed. */
export function parseBookingLink(id: string, codes: readonly string[]): BookingLink | undefined {
  const parsed = bookingLink.safeParse({ id, code: codes.length === 1 ? codes[0] : undefined });
  return parsed.success ? parsed.data : undefined;
}
