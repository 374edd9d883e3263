import type { ReceiptRow } from '@/components/receipt-page';
import type { Wording } from '@/i18n/wording';
import { markWords, type ReceiptFacts } from '@/lib/signed-receipt/content';
import { sitePath } from '@/lib/paths';

type Point = NonNullable<ReceiptFacts['deadline']>;

/** The facts in the customer's language, and the words that were sent. `now` is milliseconds since 1970 UTC. */
export function receiptRows(
  wording: Wording,
  facts: ReceiptFacts,
  words: string | undefined,
  now: number,
): ReceiptRow[] {
  const { t, format } = wording;
  const { booking, service, company, start, cancelled, deadline, deadlineAsOf, inTime } = facts;
  // A receipt is read years later, so every date names its year.
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
      ...(cancelled ? on(cancelled) : []),
      cancelled?.utc.map(utcText).join(' / ') || undefined,
      cancelled && t(`receipt.by.${cancelled.by}`),
    ),
    row(
      'proof',
      t('receipt.deadline'),
      ...(deadline ? on(deadline) : []),
      deadline?.utc.map(utcText).join(' / ') || undefined,
      deadlineAsOf && t(`receipt.asOf.${deadlineAsOf}`),
      inTime && cancelled && t(`receipt.inTime.${cancelled.by}`),
    ),
    row('words', t('receipt.words'), words === undefined ? undefined : markWords(words)),
    row('fact', t('receipt.made'), utcText(new Date(now).toISOString())),
  ].filter(({ lines }) => lines.length > 0);
}

/** The whole text of a receipt, line by line, for the signature and for the draft of a mail. */
export function receiptText(
  { t, locale }: Wording,
  rows: readonly ReceiptRow[],
  issuer: string,
): string[] {
  return [
    t('receipt.title'),
    t('cancelled.stamp'),
    ...rows.flatMap(({ label, lines }) => [label, ...lines.flatMap((line) => line.split('\n'))]),
    t('receipt.check', { address: `${issuer}${sitePath(locale, 'verify')}` }),
  ];
}

/** The labels of a receipt's buttons, in order. */
export function receiptButtons(
  { t }: Wording,
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
