import { pricesText } from '@/components/prices';
import type { ReceiptRow, ReceiptSheet, Stated } from '@/components/receipt-page';
import type { Wording } from '@/i18n/wording';
import { addressLine } from '@/lib/booking/address-line';
import type { ShownCompany } from '@/lib/booking/booking';
import { momentOfInstant } from '@/lib/booking/moment';
import { sitePath } from '@/lib/paths';
import { markWords } from '@/lib/signed-receipt/content';
import type { AttemptFacts } from '@/lib/signed-receipt/attempt';
import { pointOf, type ReceiptFacts } from '@/lib/signed-receipt/facts';

type Point = NonNullable<ReceiptFacts['deadline']>;

/** What a receipt confirms: a cancel, or an attempt at a company that is known as far as it could be read. */
export type ToConfirm =
  | { readonly facts: ReceiptFacts }
  | { readonly attempt: AttemptFacts; readonly company: ShownCompany };

/**
 * What a receipt says, in the customer's language and in the order of its sheet. Of an attempt it claims
 * nothing of the booking.
 *
 * @param confirmed `words`: what was sent with the cancel, or entered; undefined where nothing was, or the customer leaves it out
 * @param madeAt milliseconds since 1970 UTC
 * @param issuer the site's public address
 */
export function receiptSheet(
  wording: Wording,
  confirmed: ToConfirm & { readonly words: string | undefined },
  { madeAt, issuer }: { readonly madeAt: number; readonly issuer: string },
): ReceiptSheet {
  const { t, locale } = wording;
  const stated = statedOf(wording, confirmed);
  const isAttempt = 'attempt' in confirmed;
  const zone = isAttempt
    ? confirmed.attempt.pressed.zone
    : (confirmed.facts.cancelled?.zone ?? confirmed.facts.start?.zone);
  const address = `${issuer}${sitePath(locale, 'verify')}`;
  return {
    ...stated,
    letterhead: isAttempt ? letterheadOf(confirmed.company) : stated.letterhead,
    rows: [...stated.rows, madeRow(wording, zone, madeAt)],
    check: t(isAttempt ? 'attempt.check' : 'receipt.check', { address }),
  };
}

const letterheadOf = (company: ShownCompany) =>
  [company.name, addressLine(company), company.phone].filter((line) => line !== undefined);

/** What was signed: the facts of a cancel or of an attempt, and the customer's words. */
type SignedFacts = { readonly words?: string | undefined } & (
  { readonly facts: ReceiptFacts } | { readonly attempt: AttemptFacts }
);

/** What was signed, in the reader's language. */
export function statedOf(wording: Wording, content: SignedFacts): Stated {
  const { t } = wording;
  const { words } = content;
  const wordsRow = (label: string) =>
    row('words', label, words === undefined ? undefined : markWords(words));
  if ('attempt' in content) {
    const { booking, answer } = content.attempt;
    return {
      letterhead: [],
      number: { label: t('booking.number'), value: String(booking) },
      title: t('attempt.title'),
      stamp: undefined,
      caution: t(answer === 'declined' ? 'attempt.claimsDeclined' : 'attempt.claims'),
      rows: withLines([...attemptRows(wording, content.attempt), wordsRow(t('attempt.words'))]),
    };
  }
  const { company, address, phone, booking } = content.facts;
  return {
    letterhead: [company, address, phone].filter((line) => line !== undefined),
    number: { label: t('booking.number'), value: String(booking) },
    title: t('receipt.title'),
    stamp: t('cancelled.stamp'),
    caution: undefined,
    rows: withLines([...factRows(wording, content.facts), wordsRow(t('receipt.words'))]),
  };
}

const withLines = (rows: readonly ReceiptRow[]) => rows.filter(({ lines }) => lines.length > 0);

function attemptRows(wording: Wording, { pressed, answer }: AttemptFacts): readonly ReceiptRow[] {
  const { t } = wording;
  return [
    row('main', t('attempt.pressed'), ...pointLines(wording, pressed)),
    row('fact', t('attempt.answer'), t(`attempt.answers.${answer}`)),
  ];
}

/** When a receipt was made: on the company's clock where its zone is known, and in UTC. */
function madeRow(wording: Wording, zone: string | undefined, madeAt: number): ReceiptRow {
  const made = momentOfInstant(madeAt, zone ?? 'UTC');
  return row('fact', wording.t('receipt.made'), ...pointLines(wording, pointOf(made)));
}

/** A time by the company's clock, and then exactly; a receipt is read years later, so it names its year. */
function pointLines(wording: Wording, { wall, zone, utc }: Point): readonly string[] {
  const { t, format } = wording;
  const name = zone === undefined ? t('when.localTime') : format.zone(zone);
  return [format.dateTime(wall, 0), ...exactly(name, utc)];
}

function factRows(wording: Wording, facts: ReceiptFacts): readonly ReceiptRow[] {
  const { t, format } = wording;
  const { service, resources, prices, start, cancelled, deadline, deadlineAsOf, inTime } = facts;
  return [
    row('main', t('booking.when'), ...(start ? pointLines(wording, { ...start, utc: [] }) : [])),
    row('main', t('booking.service'), service),
    row('fact', t('booking.with'), resources && format.list(resources)),
    row('fact', t('booking.price'), prices && pricesText(wording, { priceLines: prices })),
    row(
      'main',
      t('booking.cancelledOn'),
      ...(cancelled ? [...pointLines(wording, cancelled), t(`receipt.by.${cancelled.by}`)] : []),
    ),
    {
      ...row(
        'main',
        t('receipt.deadline'),
        ...(deadline ? pointLines(wording, deadline) : []),
        deadlineAsOf && t(`receipt.asOf.${deadlineAsOf}`),
      ),
      conclusion: inTime && cancelled && t(`receipt.inTime.${cancelled.by}`),
    },
  ];
}

/** Every line of a sheet, for the signature and for the draft of a mail. */
export function sheetText(sheet: ReceiptSheet): string[] {
  const { letterhead, number, title, stamp, caution, rows, check } = sheet;
  return [
    ...letterhead,
    number.label,
    number.value,
    title,
    ...[stamp, caution].filter((line) => line !== undefined),
    ...rows.flatMap(({ label, lines, conclusion }) => [
      label,
      ...lines.flatMap((line) => line.split('\n')),
      ...(conclusion === undefined ? [] : [conclusion]),
    ]),
    check,
  ];
}

/** The names of what stands around a receipt: its buttons and its signature, in order. */
export function receiptButtons(
  { t }: Wording,
  { email, hasCalendar }: { readonly email: string | undefined; readonly hasCalendar: boolean },
): string[] {
  return [
    t('receipt.save'),
    t('receipt.print'),
    ...(email !== undefined ? [t('receipt.mail')] : []),
    ...(hasCalendar ? [t('cancelled.calendar')] : []),
    t('act.back'),
    t('receipt.signature'),
  ];
}

function row(
  kind: ReceiptRow['kind'],
  label: string,
  ...lines: readonly (string | undefined)[]
): ReceiptRow {
  return { kind, label, lines: lines.filter((line) => line !== undefined) };
}

/** Whose clock a time is by, and when that was in UTC. */
function exactly(zone: string, utc: readonly string[]): readonly string[] {
  return utc.length === 0 ? [zone] : [zone, utc.map(utcText).join(' / ')];
}

function utcText(instant: string): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 19)} UTC`;
}
