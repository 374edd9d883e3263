import type { View } from '@/i18n/view';
import type { Booking } from '@/lib/booking/booking';
import type { ReceiptFacts } from '@/lib/signed-receipt/content';
import { mailLink } from './links';

/** One fact of a receipt, as the customer reads it. */
export type ReceiptRow = { readonly label: string; readonly lines: readonly string[] };

type Point = ReceiptFacts['cancelled'] | NonNullable<ReceiptFacts['deadline']>;

/** The facts in the customer's language. `now` is milliseconds since 1970 UTC. */
export function receiptRows(view: View, facts: ReceiptFacts, now: number): ReceiptRow[] {
  const { t, format } = view;
  const { booking, service, company, start, cancelled, deadline, inTime } = facts;
  // A paper is read in other years: as seen from another one, the year is said.
  const on = ({ wall, zone }: Point) =>
    `${format.dateTime(wall, 0)} (${zone ?? t('when.localTime')})`;
  const row = (label: string, ...lines: readonly (string | undefined)[]) => ({
    label,
    lines: lines.filter((line) => line !== undefined),
  });
  return [
    row(
      t('booking.cancelledOn'),
      on(cancelled),
      cancelled.utc.map(utcText).join(' / ') || undefined,
      cancelled.by === 'api' ? t('receipt.byApi') : t('receipt.bySite'),
    ),
    row(t('booking.service'), service),
    row(t('booking.when'), start && on(start)),
    row(t('receipt.company'), company),
    row(t('booking.number'), String(booking)),
    row(
      t('booking.deadline'),
      deadline && on(deadline),
      deadline?.utc.map(utcText).join(' / ') || undefined,
      inTime && t('receipt.inTime'),
    ),
    row(t('receipt.made'), utcText(new Date(now).toISOString())),
  ].filter(({ lines }) => lines.length > 0);
}

/** All that a receipt says, line by line: what is signed, and what a draft to the company holds. */
export function receiptText(
  { t, locale }: View,
  rows: readonly ReceiptRow[],
  issuer: string,
): string[] {
  return [
    t('receipt.title'),
    ...rows.flatMap(({ label, lines }) => [label, ...lines]),
    t('receipt.check', { address: `${issuer}/${locale}/verify` }),
  ];
}

/** The names of a receipt's buttons, in their order. */
export function receiptButtons({ t }: View, { company, start }: Booking): string[] {
  return [
    ...(company.email !== undefined && mailLink(company.email) ? [t('receipt.mail')] : []),
    ...(start ? [t('cancelled.calendar')] : []),
    t('receipt.print'),
  ];
}

function utcText(instant: string): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 19)} UTC`;
}
