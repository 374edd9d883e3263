import * as z from 'zod';
import type { Booking } from '@/lib/booking/booking';
import { hasPassed, type Moment } from '@/lib/booking/moment';

/**
 * A time of the company's clock, and the UTC instants it can be: two where the clocks change, none
 * where its zone is not known.
 */
const point = z.strictObject({
  wall: z.string(),
  zone: z.string().optional(),
  utc: z.array(z.iso.datetime()).max(2),
});

const facts = z.strictObject({
  booking: z.number().int(),
  service: z.string().optional(),
  company: z.string().optional(),
  start: point.optional(),
  /** `api`: the booking system's own time (`UnbookedOn`). `site`: our clock, when it said so to us. */
  cancelled: point.extend({ by: z.enum(['api', 'site']) }),
  /** As the booking system stated it when the receipt was made. */
  deadline: point.optional(),
  /** Present where the cancellation surely came before the deadline; its absence claims nothing. */
  inTime: z.literal(true).optional(),
});

/** What a receipt is signed over. `v` rises when an older verifier would misread it. */
export const receiptContent = z.strictObject({
  v: z.literal(1),
  /** Who signs: the site's public address. */
  iss: z.string(),
  /** When it was made, seconds since 1970 UTC. */
  iat: z.number().int(),
  facts,
  /** What the customer reads, line by line, so that it can be compared in ten years too. */
  text: z.array(z.string()),
  /** Names of buttons, which a copy of the text may hold or not. */
  buttons: z.array(z.string()),
});

export type ReceiptFacts = z.infer<typeof facts>;
export type ReceiptContent = z.infer<typeof receiptContent>;

/**
 * The facts of a cancelled booking, and nothing about its customer.
 *
 * @param seen when our clock first saw the API say so, used only where the API names no time
 */
export function receiptFacts(booking: Booking, seen: Moment): ReceiptFacts {
  const { id, service, company, start, deadline, cancelledOn } = booking;
  const proven = cancelledOn ?? seen;
  const inTime = deadline !== undefined && hasPassed(deadline, proven.latest) === 'no';
  return {
    booking: id,
    ...(service?.name !== undefined && { service: service.name }),
    ...(company.name !== undefined && { company: company.name }),
    ...(start && { start: pointOf(start) }),
    cancelled: { ...pointOf(proven), by: cancelledOn ? 'api' : 'site' },
    ...(deadline && { deadline: pointOf(deadline) }),
    ...(inTime && { inTime }),
  };
}

function pointOf({ wall, timeZone, earliest, latest }: Moment) {
  if (timeZone === undefined) return { wall, utc: [] };
  const instants = [...new Set([earliest, latest])];
  return { wall, zone: timeZone, utc: instants.map((instant) => new Date(instant).toISOString()) };
}
