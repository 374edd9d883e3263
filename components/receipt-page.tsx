import clsx from 'clsx';
import { stylesheet } from '@/generated/assets';
import type { Wording } from '@/i18n/wording';
import type { ReceiptContent } from '@/lib/signed-receipt/content';
import { Button, ButtonLink } from './button';
import { title } from './headline';
import { mailLink } from './links';
import { note, quote, stack } from './looks';
import { Stamp, struck, cardFacts, cardFrame } from './card';

/** One fact of a receipt, as the customer reads it. */
export type ReceiptRow = {
  readonly kind: 'proof' | 'what' | 'when' | 'words' | 'fact';
  readonly label: string;
  readonly lines: readonly string[];
};

type Props = {
  readonly wording: Wording;
  readonly content: Pick<ReceiptContent, 'text'>;
  readonly rows: readonly ReceiptRow[];
  /** The compact JWS over the content. */
  readonly jws: string;
  /** An iCalendar file; undefined for a booking without a start. */
  readonly calendar: string | undefined;
  readonly email: string | undefined;
};

/** The head of a receipt: it loads nothing from the network, not even an icon. */
export function ReceiptHead({ content }: Pick<Props, 'content'>) {
  return (
    <>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="robots" content="noindex, nofollow" />
      <meta name="referrer" content="no-referrer" />
      <meta name="format-detection" content="telephone=no" />
      <link rel="icon" href="data:," />
      <title>{content.text[0]}</title>
      <style dangerouslySetInnerHTML={{ __html: stylesheet.css }} />
    </>
  );
}

/** What a cancelled card strikes through, and what keeps its line breaks. */
const looks: Readonly<Record<ReceiptRow['kind'], string | undefined>> = {
  when: clsx(struck, 'mt-2'),
  what: clsx(struck, 'mt-2'),
  words: clsx(quote, 'whitespace-pre-line'),
  proof: undefined,
  fact: undefined,
};

/** A receipt to save, print or send. Its text is exactly what was signed. */
export function ReceiptBody({ wording: { t }, content, rows, jws, calendar, email }: Props) {
  const { text } = content;
  const draft = email === undefined ? undefined : mailLink(email);
  const letter = new URLSearchParams({
    subject: t('receipt.title'),
    body: [...text, jws].join('\r\n'),
  });
  return (
    <main id="main" className={stack.wide} data-state="receipt">
      <h1 className={title}>{text[0]}</h1>
      {'\n'}
      <section className={cardFrame()} aria-label={t('booking.heading')}>
        <Stamp>{text[1]}</Stamp>
        {'\n'}
        <dl className={cardFacts}>
          {rows.map(({ kind, label, lines }) => (
            // Words can be longer than a sheet of paper, and would leave the one before empty.
            <div key={label} className={kind === 'words' ? undefined : 'print:break-inside-avoid'}>
              <dt>{label}</dt>
              {'\n'}
              {lines.map((line, place) => (
                <dd key={line} className={place === 0 ? looks[kind] : undefined}>
                  <bdi>{line}</bdi>
                  {'\n'}
                </dd>
              ))}
            </div>
          ))}
        </dl>
      </section>
      <p className={note}>{text.at(-1)}</p>
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
        <Button id="print" type="button" look="quiet" hidden>
          {t('receipt.print')}
        </Button>
      </div>
      {'\n'}
      <p data-signature dir="ltr">
        {jws}
      </p>
    </main>
  );
}
