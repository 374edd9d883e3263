import * as z from 'zod';
import type { ShownBooking } from '@/lib/booking/booking';
import { hasPassed, type Moment } from '@/lib/booking/moment';
import { cancelledSince } from '@/lib/booking/cancel-proof';

/**
 * A time of the company's clock, and the UTC instants it can be: two where the clocks change, none
 * where its zone is not known.
 */
const point = z.strictObject({
  wall: z.string(),
  zone: z.string().optional(),
  utc: z.array(z.iso.datetime()).max(2),
});

/** What a receipt states. */
export const receiptFacts = z.strictObject({
  booking: z.number().int(),
  service: z.string().optional(),
  company: z.string().optional(),
  start: point.optional(),
  /** `api`: the booking system's own time (`UnbookedOn`). `site`: our clock when the system confirmed it. */
  cancelled: point.extend({ by: z.enum(['api', 'site']) }),
  deadline: point.optional(),
  /** When the booking system stated that deadline: as it confirmed the cancel, or only later. */
  deadlineAsOf: z.enum(['cancel', 'receipt']).optional(),
  /** Present where the cancellation surely came before the deadline; its absence claims nothing. */
  inTime: z.literal(true).optional(),
});

const contentOfBoth = z.strictObject({
  /** Who signs: the site's public address. */
  iss: z.string(),
  /** When it was made, seconds since 1970 UTC. */
  iat: z.number().int(),
  facts: receiptFacts,
  /** What the customer wrote and chose, as it was sent; only where they want it there. */
  words: z.string().optional(),
  /** What the customer reads, line by line, so that it can be compared in ten years too. */
  text: z.array(z.string()),
  /** Names of buttons, which a copy of the text may hold or not. */
  buttons: z.array(z.string()),
});

/** What a receipt is signed over. `v` rises when an older verifier would misread it. */
export const receiptContent = z.discriminatedUnion('v', [
  /** The customer's words are unmarked lines of its text. No longer made. */
  contentOfBoth.extend({ v: z.literal(1) }),
  /** Each line of the customer's words begins with `wordsMark`. */
  contentOfBoth.extend({
    v: z.literal(2),
    /** The fingerprint of its page, signature apart (lib/signed-receipt/page-tree.ts). */
    page: z.string(),
  }),
]);

/** Stands before each line of the customer's own words, in every language. */
const wordsMark = '|';

/** A customer's words with their mark on every line that a reader could take for a line of its own. */
export function markWords(words: string): string {
  return words
    .split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/)
    .map((line) => `${wordsMark} ${line}`.trimEnd())
    .join('\n');
}

/** What was signed, line by line, with the customer's words marked whatever its version is. */
export function shownText({ v, text, words }: ReceiptContent): readonly string[] {
  // They stood before the time at which the receipt was made, and the line that says where to check it.
  return v === 1 && words !== undefined && text.at(-4) === words
    ? text.with(-4, markWords(words))
    : text;
}

export type ReceiptFacts = z.infer<typeof receiptFacts>;
export type ReceiptContent = z.infer<typeof receiptContent>;

/**
 * The facts of a cancelled booking, and nothing about its customer.
 *
 * @param seen when our clock first saw the API say so, used only where the API names no time that can be
 * @param asOf whether the API says so as it confirms the cancel, or later
 */
export function factsOf(
  booking: ShownBooking,
  seen: Moment,
  asOf: NonNullable<ReceiptFacts['deadlineAsOf']>,
): ReceiptFacts {
  const { id, service, company, start, deadline } = booking;
  const cancelledOn = cancelledSince(booking, seen.latest);
  const proven = cancelledOn ?? seen;
  const inTime = deadline !== undefined && hasPassed(deadline, proven.latest) === 'no';
  return {
    booking: id,
    ...(service?.name !== undefined && { service: service.name }),
    ...(company.name !== undefined && { company: company.name }),
    ...(start && { start: pointOf(start) }),
    cancelled: { ...pointOf(proven), by: cancelledOn ? 'api' : 'site' },
    ...(deadline && { deadline: pointOf(deadline), deadlineAsOf: asOf }),
    ...(inTime && { inTime }),
  };
}

function pointOf({ wall, timeZone, earliest, latest }: Moment) {
  if (timeZone === undefined) return { wall, utc: [] };
  const instants = [...new Set([earliest, latest])];
  return { wall, zone: timeZone, utc: instants.map((instant) => new Date(instant).toISOString()) };
}
