import { createHash } from 'node:crypto';
import { saysOnly } from '@/i18n/format';
import type { Booking, Money } from './booking';

/**
 * A short digest of what a customer decides by: what, when, with whom, for how many, at what price, until
 * when. Neither the order of lists nor the way a name is written counts. It keeps no secret and proves no
 * identity.
 */
export function fingerprint(booking: Booking): string {
  const { company, deadline, payments } = booking;
  return digest(16, [
    ...whole(booking),
    company.country,
    deadline?.wall,
    inOrder(payments.map(({ paid, credited }) => [sum(paid), sum(credited)])),
  ]);
}

/**
 * What a proof of a cancellation keeps of its booking, since a company may book a number anew: what and
 * when, which the booking still shows when it is cancelled, and then with whom and for how many as well.
 */
export function seenOf(booking: Booking): string {
  return digest(8, what(booking)) + digest(8, whole(booking));
}

/** Whether `seen` was kept of this booking. */
export function isSeen(seen: string, booking: Booking): boolean {
  return booking.status === 'cancelled'
    ? seen.startsWith(digest(8, what(booking)))
    : seen === seenOf(booking);
}

const what = ({ id, company, service, start, end }: Booking): unknown[] => [
  id,
  company.id ?? plain(company.name),
  plain(service?.name),
  start?.wall,
  end?.wall,
];

const whole = (booking: Booking): unknown[] => [
  ...what(booking),
  inOrder(booking.resources.map(({ kind, name }) => [plain(kind), plain(name)])),
  inOrder(
    booking.priceLines.map(({ category, quantity, text, amount }) => [
      plain(category),
      quantity,
      sum(amount),
      amount && text !== undefined && saysOnly(text, amount) ? undefined : plain(text),
    ]),
  ),
];

const sum = (money: Money | undefined) => money && [money.value, money.currency ?? money.sign];

const inOrder = (items: readonly unknown[]): readonly string[] =>
  items.map((item) => JSON.stringify(item)).sort();

/** A name as it is compared, however it is spelled. */
export const plain = (text: string | undefined) =>
  text?.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();

const digest = (length: number, facts: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(facts)).digest('base64url').slice(0, length);
