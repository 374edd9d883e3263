import { createHash } from 'node:crypto';
import { saysOnly } from '@/i18n/format';
import type { Booking, Money, PriceLine } from './booking';
import { momentText } from './moment';

/**
 * A short digest of what a customer decides by: what, when, with whom, for how many, price, payments,
 * country, deadline. Ignores the order of lists and the spelling of names. It is no secret and proves no
 * identity.
 */
export function fingerprint(booking: Booking): string {
  const { company, deadline, payments } = booking;
  const facts = [
    ...whole(booking),
    company.country,
    deadline?.wall,
    inOrder(payments.map(({ paid, credited }) => [sum(paid), sum(credited)])),
  ];
  return kindOfFingerprint + digest(16, facts);
}

/**
 * Begins a fingerprint, and tells the pages of other versions apart: change it to any other character when
 * the facts change.
 */
const kindOfFingerprint = '.';

/**
 * What the fingerprint in a form tells of the booking as it is now: `other-version` on a page of another
 * version, which says nothing of a change. A form without one is taken as it is.
 */
export function compareFingerprint(
  shown: string | undefined,
  booking: Booking,
): 'same' | 'changed' | 'other-version' {
  if (shown === undefined || shown === fingerprint(booking)) return 'same';
  return isOfOtherVersion(shown) ? 'other-version' : 'changed';
}

/** Whether a form's fingerprint is of a page that another version of the site made. */
export function isOfOtherVersion(shown: string | undefined): boolean {
  return shown?.startsWith(kindOfFingerprint) === false;
}

/**
 * A digest that tells bookings apart that were given the same number: 16 letters, of which the first half is of what and
 * when, which a cancelled booking still shows, the second also of with whom and for how many.
 */
export function bookingDigest(booking: Booking): string {
  return digest(8, what(booking)) + digest(8, whole(booking));
}

/** Whether one of these digests, written one after the other, is of this booking; of a cancelled one the first half. */
export function hasDigestOf(digests: string, booking: Booking): boolean {
  const each: readonly string[] = digests.match(/.{16}/g) ?? [];
  return booking.status === 'cancelled'
    ? each.some((one) => one.startsWith(digest(8, what(booking))))
    : each.includes(bookingDigest(booking));
}

const what = ({ id, company, service, start, end }: Booking): unknown[] => [
  id,
  company.id ?? plain(company.name),
  plain(service?.name),
  start && momentText(start),
  end && momentText(end),
];

/** Cancel proofs and changes of time hold a digest of this for weeks: a fact added here makes them another booking's. */
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

/** Whether two lists of price lines name the same prices. */
export function isSamePrice(one: readonly PriceLine[], other: readonly PriceLine[]): boolean {
  const prices = (lines: readonly PriceLine[]) =>
    inOrder(lines.map(({ text, amount }) => sum(amount) ?? plain(text))).join();
  return prices(one) === prices(other);
}

const sum = (money: Money | undefined) => money && [money.value, money.currency ?? money.sign];

const inOrder = (items: readonly unknown[]): readonly string[] =>
  items.map((item) => JSON.stringify(item)).sort();

/** A name as it is compared, however it is spelled. */
export const plain = (text: string | undefined) =>
  text?.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();

const digest = (length: number, facts: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(facts)).digest('base64url').slice(0, length);
