import type { View } from '@/i18n/view';
import type { ReceiptFacts } from '@/lib/signed-receipt/content';

/** One fact of a receipt, as the customer reads it. */
export type ReceiptRow = {
  readonly kind: 'proof' | 'what' | 'when' | 'words' | 'fact';
  readonly label: string;
  readonly lines: readonly string[];
};

type Point = ReceiptFacts['cancelled'] | NonNullable<ReceiptFacts['deadline']>;

/** The facts in the customer's language, and what they wrote. `now` is milliseconds since 1970 UTC. */
export function receiptRows(
  view: View,
  facts: ReceiptFacts,
  words: string | undefined,
  now: number,
): ReceiptRow[] {
  const { t, format } = view;
  const { booking, service, company, start, cancelled, deadline, deadlineAsOf, inTime } = facts;
  // A paper is read in other years: as seen from another one, the year is said.
  const on = ({ wall, zone }: Point): [string, string] => [
    format.dateTime(wall, 0),
    zone ?? t('when.localTime'),
  ];
  const row = (
    kind: ReceiptRow['kind'],
    label: string,
    ...lines: readonly (string | undefined)[]
  ) => ({
    kind,
    label,
    lines: lines.filter((line) => line !== undefined),
  });
  return [
    row('when', t('booking.when'), ...(start ? on(start) : [])),
    row('what', t('booking.service'), service),
    row('fact', t('receipt.company'), company),
    row('fact', t('booking.number'), String(booking)),
    row(
      'proof',
      t('booking.cancelledOn'),
      ...on(cancelled),
      cancelled.utc.map(utcText).join(' / ') || undefined,
      cancelled.by === 'api' ? t('receipt.byApi') : t('receipt.bySite'),
    ),
    row(
      'proof',
      t('booking.deadline'),
      ...(deadline ? on(deadline) : []),
      deadline?.utc.map(utcText).join(' / ') || undefined,
      deadlineAsOf && t(`receipt.asOf.${deadlineAsOf}`),
      inTime && t('receipt.inTime'),
    ),
    row('words', t('receipt.words'), words),
    row('fact', t('receipt.made'), utcText(new Date(now).toISOString())),
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
    t('cancelled.stamp'),
    ...rows.flatMap(({ label, lines }) => [label, ...lines]),
    t('receipt.check', { address: `${issuer}/${locale}/verify` }),
  ];
}

/** The names of a receipt's buttons, in their order. */
export function receiptButtons(
  { t }: View,
  { email, hasCalendar }: { readonly email: string | undefined; readonly hasCalendar: boolean },
): string[] {
  return [
    ...(email !== undefined ? [t('receipt.mail')] : []),
    ...(hasCalendar ? [t('cancelled.calendar')] : []),
    t('receipt.print'),
  ];
}

function utcText(instant: string): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 19)} UTC`;
}
