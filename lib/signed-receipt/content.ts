import * as z from 'zod';
import type { ShownBooking } from '@/lib/booking/booking';
import { hasPassed, type Moment } from '@/lib/booking/moment';
import { cancelledSince, wasOwnPress } from '@/lib/booking/cancel-proof';

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
  /**
   * `api`: the booking system's own time (`UnbookedOn`). `site`: our clock when the system confirmed the
   * cancel that we sent. Absent where neither is known, or where they contradict each other.
   */
  cancelled: point.extend({ by: z.enum(['api', 'site']) }).optional(),
  deadline: point.optional(),
  /** When the booking system stated that deadline: as it confirmed the cancel, or as the receipt was made. */
  deadlineAsOf: z.enum(['cancel', 'receipt']).optional(),
  /**
   * Present where `cancelled` surely came before the deadline, by the clock that `cancelled` names; its absence
   * claims nothing.
   */
  inTime: z.literal(true).optional(),
});

const contentOfBoth = z.strictObject({
  /** Who signs: the site's public address. */
  iss: z.string(),
  /** When it was made, seconds since 1970 UTC. */
  iat: z.number().int(),
  facts: receiptFacts,
  /** The words that were sent with the cancel, exactly; absent where the customer leaves them out. */
  words: z.string().optional(),
  /** The text of the receipt, line by line: a copy is compared with it, whatever our wording is then. */
  text: z.array(z.string()),
  /** Names of the page's buttons. A copy of the text may contain them. */
  buttons: z.array(z.string()),
});

/** What is signed. `v` rises when an older verifier would misread the content. */
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

/** Begins each line of the customer's own words, in every language. */
const wordsMark = '|';

/** Marks every line of a customer's words, so that none of them reads like a fact. */
export function markWords(words: string): string {
  return words
    .split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/)
    .map((line) => `${wordsMark} ${line}`.trimEnd())
    .join('\n');
}

/** What was signed, line by line, with the customer's words marked in every version. */
export function shownText({ v, text, words }: ReceiptContent): readonly string[] {
  // In version 1 the words stood before the time of the receipt and the line that says where to check it.
  return v === 1 && words !== undefined && text.at(-4) === words
    ? text.with(-4, markWords(words))
    : text;
}

export type ReceiptFacts = z.infer<typeof receiptFacts>;
export type ReceiptContent = z.infer<typeof receiptContent>;

/**
 * The facts of a cancelled booking, and nothing about its customer.
 *
 * @param proved when our clock saw the API confirm the cancel that we sent; undefined for any other cancel
 * @param asOf whether the API states these facts as it confirms the cancel, or later
 * @param now milliseconds since 1970 UTC
 */
export function factsOf(
  booking: ShownBooking,
  proved: Moment | undefined,
  asOf: NonNullable<ReceiptFacts['deadlineAsOf']>,
  now: number,
): ReceiptFacts {
  const { id, service, company, start, deadline } = booking;
  const when = cancelledAt(booking, proved, now);
  const inTime = when && deadline && hasPassed(deadline, when.moment.latest) === 'no';
  return {
    booking: id,
    ...(service?.name !== undefined && { service: service.name }),
    ...(company.name !== undefined && { company: company.name }),
    ...(start && { start: pointOf(start) }),
    ...(when && { cancelled: { ...pointOf(when.moment), by: when.by } }),
    ...(deadline && { deadline: pointOf(deadline), deadlineAsOf: asOf }),
    ...(inTime && { inTime }),
  };
}

/**
 * When a booking was cancelled, by one clock: the API's where it names a time, ours only where it names
 * none. A time of the API that cannot be, or that contradicts our own press, leaves it unknown.
 */
function cancelledAt(
  booking: ShownBooking,
  proved: Moment | undefined,
  now: number,
): { readonly moment: Moment; readonly by: 'api' | 'site' } | undefined {
  if (!booking.cancelledOn) return proved && { moment: proved, by: 'site' };
  const moment = cancelledSince(booking, now);
  if (!moment || (proved && !wasOwnPress({ at: proved.earliest }, moment))) return undefined;
  return { moment, by: 'api' };
}

function pointOf({ wall, timeZone, earliest, latest }: Moment) {
  if (timeZone === undefined) return { wall, utc: [] };
  const instants = [...new Set([earliest, latest])];
  return { wall, zone: timeZone, utc: instants.map((instant) => new Date(instant).toISOString()) };
}
