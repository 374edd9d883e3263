import { createHash } from 'node:crypto';
import type { Booking } from './booking';

/**
 * A short digest of what a customer decides by: what, when, with whom, at what price, until when.
 * Two pages with the same digest show the same booking; it keeps no secret and proves no identity.
 */
export function fingerprint(booking: Booking): string {
  const facts = [
    booking.id,
    booking.company.id ?? booking.company.name,
    booking.service?.name,
    booking.start?.wall,
    booking.end?.wall,
    booking.deadline?.wall,
    booking.resources.map(({ kind, name }) => [kind, name]),
    booking.priceLines.map(({ category, quantity, text, amount }) => [
      category,
      quantity,
      text,
      amount?.value,
    ]),
  ];
  return createHash('sha256').update(JSON.stringify(facts)).digest('base64url').slice(0, 16);
}
