import * as z from 'zod';
import { addressLine } from '@/lib/booking/address-line';
import type { ShownBooking } from '@/lib/booking/booking';
import { hasPassed, type Moment } from '@/lib/booking/moment';
import { priceLine } from '@/lib/booking/price-line';
import { cancelledSince, wasOwnPress } from '@/lib/booking/cancel-proof';

/**
 * A time of the company's clock, and the UTC instants it can be: two where the clocks change, none
 * where its zone is not known.
 */
export const point = z.strictObject({
  wall: z.string(),
  zone: z.string().optional(),
  utc: z.array(z.iso.datetime()).max(2),
});

/** What a receipt of version 1 or 2 states. */
export const formerFacts = z.strictObject({
  booking: z.number().int(),
  service: z.string().optional(),
  company: z.string().optional(),
  start: point.optional(),
  /**
   * `api`: the booking system's own time (`UnbookedOn`). `site`: our clock when the cancel that
   * we sent was proved. Absent where neither is known, or where they contradict each other.
   */
  cancelled: point.extend({ by: z.enum(['api', 'site']) }).optional(),
  deadline: point.optional(),
  /** When the booking system stated that deadline: as the cancel was proved, or as the receipt was made. */
  deadlineAsOf: z.enum(['cancel', 'receipt']).optional(),
  /**
   * Present where `cancelled` surely came before the deadline, by the clock that `cancelled` names; its absence
   * claims nothing.
   */
  inTime: z.literal(true).optional(),
});

/** What a receipt states. */
export const receiptFacts = formerFacts.extend({
  /** Who or what was booked along with it. */
  resources: z.array(z.string()).optional(),
  prices: z.array(priceLine).optional(),
  /** The company's address on one line. */
  address: z.string().optional(),
  phone: z.string().optional(),
});

export type ReceiptFacts = z.infer<typeof receiptFacts>;

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
  const { id, service, company, start, deadline, resources, priceLines } = booking;
  const address = addressLine(company);
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
    ...(resources.length > 0 && { resources: resources.map(({ name }) => name) }),
    ...(priceLines.length > 0 && { prices: [...priceLines] }),
    ...(address !== undefined && { address }),
    ...(company.phone !== undefined && { phone: company.phone }),
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

/** A moment as a receipt states it. */
export function pointOf({ wall, timeZone, earliest, latest }: Moment) {
  if (timeZone === undefined) return { wall, utc: [] };
  const instants = [...new Set([earliest, latest])];
  return { wall, zone: timeZone, utc: instants.map((instant) => new Date(instant).toISOString()) };
}
