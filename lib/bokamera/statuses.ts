import type { BookingStatus } from '@/lib/booking/booking';
import type { BokaMeraBooking } from './wire';

/** BokaMera's ten statuses by number, from 1 (bokamera-api: BookingStatusQuery and the DTOs). */
const statuses: readonly (readonly [name: string, meaning: BookingStatus])[] = [
  ['Booked', 'booked'],
  ['Unbooked', 'cancelled'],
  ['Reserved', 'reserved'],
  ['Canceled', 'cancelled'],
  ['AwaitingPayment', 'awaiting-payment'],
  ['AwaitingPaymentNoTimeLimit', 'awaiting-payment'],
  ['Payed', 'booked'],
  ['AwaitingPaymentRequestFromAdmin', 'awaiting-payment'],
  ['AwaitingPaymentFromProvider', 'awaiting-payment'],
  ['Invoiced', 'booked'],
];

/** Every status id there is, for a read that must also find cancelled bookings. */
export const everyStatusId = statuses.map((_, index) => index + 1);

/**
 * What a booking's three status fields say together. Each may be missing. A number or a `Status`
 * that nobody knows, or two that disagree, prove nothing. `StatusName` may be translated (inference),
 * so a name counts against the others only where it is known, or begins as one that says another does.
 */
export function toStatus({
  Status,
  StatusId,
  StatusName,
}: Pick<BokaMeraBooking, 'Status' | 'StatusId' | 'StatusName'>): BookingStatus {
  const said = [
    ...(StatusId === undefined ? [] : [meaningOf(StatusId)]),
    ...(Status === undefined || Status === '' ? [] : [meaningOf(Status)]),
    ...(StatusName === undefined ? [] : meaningOfName(StatusName)),
  ];
  const [first = 'unknown', ...others] = said;
  return others.every((other) => other === first) ? first : 'unknown';
}

function meaningOfName(name: string): readonly BookingStatus[] {
  if (indexOf(name) >= 0) return [meaningOf(name)];
  return beginnings.filter(([word]) => word.test(name)).map(([, meaning]) => meaning);
}

/**
 * How names of a status begin that say another than booked: "cancelled" in the languages of BokaMera's
 * customers as far as they are known, the others in the API's own two.
 */
const beginnings: readonly (readonly [RegExp, BookingStatus])[] = [
  [/^\s*(?:avbok|makul|avbest|aflys|afbest|peru|storn|odwoł|anulow|cancel|unbook)/i, 'cancelled'],
  [/^\s*reserv/i, 'reserved'],
  [/^\s*(?:väntar|inväntar|avvaktar|await|obetal|unpaid)/i, 'awaiting-payment'],
];

function meaningOf(status: string | number): BookingStatus {
  return statuses[indexOf(status)]?.[1] ?? 'unknown';
}

/** Where a status stands, by its number, its number as text, or its name in any case. */
function indexOf(status: string | number): number {
  const name = String(status).trim().toLowerCase();
  return /^\d+$/.test(name)
    ? Number(name) - 1
    : statuses.findIndex(([known]) => known.toLowerCase() === name);
}
