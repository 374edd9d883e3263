import clsx from 'clsx';
import { stylesheet } from '@/generated/assets';
import type { Wording } from '@/i18n/wording';
import { Button, ButtonLink } from './button';
import { title } from './headline';
import { mailLink } from './links';
import { note, stack } from './looks';
import { QrCode } from './qr-code';

/** One fact of a receipt, as the customer reads it: the first line is the fact, the others explain it. */
export type ReceiptRow = {
  readonly kind: 'main' | 'words' | 'fact';
  readonly label: string;
  readonly lines: readonly string[];
  /** What follows from it. */
  readonly conclusion?: string | undefined;
};

/** What a signature is over, in the reader's language. */
export type Stated = {
  /** The company's name, address and telephone, as far as they are known. */
  readonly letterhead: readonly string[];
  readonly number: { readonly label: string; readonly value: string };
  readonly title: string;
  /** What became of the booking; undefined where nothing is claimed of it. */
  readonly stamp: string | undefined;
  /** What it does not show, and may be taken for it. */
  readonly caution: string | undefined;
  readonly rows: readonly ReceiptRow[];
};

/** What a receipt says, in the order of its sheet. */
export type ReceiptSheet = Stated & {
  /** Where to check it. */
  readonly check: string;
};

type Props = {
  readonly wording: Wording;
  /** Names the page for scripts and tests. */
  readonly state: 'receipt' | 'attempt';
  readonly sheet: ReceiptSheet;
  /** All of the sheet's text, line by line. */
  readonly text: readonly string[];
  /** The address that the QR code opens. */
  readonly codeAddress: string;
  /** The compact JWS over the content. */
  readonly jws: string;
  /** An iCalendar file; undefined for a booking without a start. */
  readonly calendar: string | undefined;
  readonly email: string | undefined;
};

/** The head of a receipt: it loads nothing from the network, not even an icon. */
export function ReceiptHead({ sheet }: Pick<Props, 'sheet'>) {
  return (
    <>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="robots" content="noindex, nofollow" />
      <meta name="referrer" content="no-referrer" />
      <meta name="format-detection" content="telephone=no" />
      <link rel="icon" href="data:," />
      <title>{sheet.title}</title>
      <style dangerouslySetInnerHTML={{ __html: stylesheet.css }} />
    </>
  );
}

/** A receipt to save, print or send: a sheet whose text is exactly what was signed. */
export function ReceiptBody({
  wording: { t },
  state,
  sheet,
  text,
  codeAddress,
  jws,
  ...rest
}: Props) {
  const { calendar, email } = rest;
  const draft = email === undefined ? undefined : mailLink(email);
  const letter = new URLSearchParams({ subject: sheet.title, body: [...text, jws].join('\r\n') });
  return (
    <main id="main" className={stack.loose} data-state={state}>
      <div data-two className={clsx(stack.tight, 'print:hidden')}>
        {/* This page itself, as a file. */}
        <ButtonLink href="" download>
          {t('receipt.save')}
        </ButtonLink>
        {'\n'}
        <Button id="print" type="button" look="quiet" hidden>
          {t('receipt.print')}
        </Button>
        {'\n'}
      </div>
      <Sheet sheet={sheet} scan={t('receipt.scan')} codeAddress={codeAddress} />
      {'\n'}
      <div className={clsx(stack.tight, 'print:hidden')}>
        {draft !== undefined && (
          <ButtonLink look="quiet" href={`${draft}?${letter.toString().replaceAll('+', '%20')}`}>
            {t('receipt.mail')}
          </ButtonLink>
        )}
        {'\n'}
        {calendar !== undefined && (
          <ButtonLink
            look="quiet"
            download="booking.ics"
            href={`data:text/calendar;charset=utf-8,${encodeURIComponent(calendar)}`}
          >
            {t('cancelled.calendar')}
          </ButtonLink>
        )}
        {'\n'}
        {/* By the script, because the file must not hold the address of the booking. */}
        <Button id="back" type="button" look="plain" hidden>
          {t('act.back')}
        </Button>
      </div>
      {'\n'}
      <h2 className={note}>{t('receipt.signature')}</h2>
      {'\n'}
      {/* On a screen it is two lines to scroll, on paper it is small; copied or saved it is whole. */}
      <p data-signature dir="ltr" tabIndex={0}>
        {jws}
      </p>
    </main>
  );
}

function Sheet({
  sheet: { letterhead, number, title: heading, stamp, caution, rows, check },
  scan,
  codeAddress,
}: Pick<Props, 'sheet' | 'codeAddress'> & { readonly scan: string }) {
  return (
    <article data-sheet>
      <header>
        <div>
          {letterhead.map((line, place) => (
            <p key={line} className={place === 0 ? undefined : note}>
              <bdi>{line}</bdi>
              {'\n'}
            </p>
          ))}
        </div>
        <dl>
          <dt className={note}>{number.label}</dt>
          {'\n'}
          <dd>
            <bdi>{number.value}</bdi>
            {'\n'}
          </dd>
        </dl>
      </header>
      <h1 className={title}>{heading}</h1>
      {'\n'}
      {stamp !== undefined && (
        <p data-stamp className={sure}>
          {stamp}
        </p>
      )}
      {'\n'}
      {caution !== undefined && (
        <p data-caution className="font-semibold text-warn">
          {caution}
        </p>
      )}
      {'\n'}
      <ReceiptRows rows={rows} />
      <footer>
        <QrCode text={codeAddress} label={scan} />
        <p className={note}>{check}</p>
        {'\n'}
      </footer>
    </article>
  );
}

const looks: Readonly<Record<ReceiptRow['kind'], string | undefined>> = {
  main: 'font-semibold',
  words: 'whitespace-pre-line',
  fact: undefined,
};

/** What is proved. */
const sure = clsx('font-semibold text-good');

/** The facts of a receipt as a list. */
export function ReceiptRows({ rows }: { readonly rows: readonly ReceiptRow[] }) {
  return (
    <dl data-facts>
      {rows.map(({ kind, label, lines, conclusion }) => (
        // Words can be longer than a sheet of paper, and would leave the one before empty.
        <div key={label} className={clsx('mt-2', kind !== 'words' && 'print:break-inside-avoid')}>
          <dt className={note}>{label}</dt>
          {'\n'}
          {lines.map((line, place) => (
            <dd key={line} className={place === 0 ? looks[kind] : note}>
              <bdi>{line}</bdi>
              {'\n'}
            </dd>
          ))}
          {conclusion !== undefined && (
            <dd className={clsx(sure, 'mt-2')}>
              {conclusion}
              {'\n'}
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
