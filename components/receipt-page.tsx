import { stylesheet } from '@/generated/assets';
import type { View } from '@/i18n/view';
import type { ReceiptContent } from '@/lib/signed-receipt/content';
import { mailLink } from './links';
import type { ReceiptRow } from './receipt-text';

type Props = {
  readonly view: View;
  readonly content: ReceiptContent;
  readonly rows: readonly ReceiptRow[];
  /** The compact JWS over the content. */
  readonly jws: string;
  /** An iCalendar file; undefined for a booking without a start. */
  readonly calendar: string | undefined;
  readonly email: string | undefined;
};

/** The head of a receipt: nothing in it asks the network, no icon either. */
export function ReceiptHead({ view: { t }, content }: Pick<Props, 'view' | 'content'>) {
  return (
    <>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="description" content={t('layout.description')} />
      <meta name="robots" content="noindex, nofollow" />
      <meta name="referrer" content="no-referrer" />
      <meta name="format-detection" content="telephone=no" />
      <link rel="icon" href="data:," />
      <title>{content.text[0]}</title>
      <style dangerouslySetInnerHTML={{ __html: stylesheet.css }} />
    </>
  );
}

/** The classes of what a cancelled ticket strikes through, and of what has lines of its own. */
const looks: Readonly<Record<ReceiptRow['kind'], string | undefined>> = {
  when: 'what',
  what: 'what',
  words: 'prewrap',
  proof: undefined,
  fact: undefined,
};

/** A receipt to save, print or send. Its text is exactly what was signed. */
export function ReceiptBody({ view: { t }, content, rows, jws, calendar, email }: Props) {
  const { text } = content;
  const draft = email === undefined ? undefined : mailLink(email);
  const letter = new URLSearchParams({
    subject: t('receipt.title'),
    body: [...text, jws].join('\r\n'),
  });
  return (
    <main id="main" data-state="receipt">
      <h1>{text[0]}</h1>
      {'\n'}
      <section className="ticket cancelled" aria-label={t('booking.heading')}>
        <p className="stamp">{text[1]}</p>
        {'\n'}
        <dl>
          {rows.map(({ kind, label, lines }) => (
            <div key={label}>
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
      <p className="note">{text.at(-1)}</p>
      {'\n'}
      <div className="actions">
        {draft !== undefined && (
          <a className="button quiet" href={`${draft}?${letter.toString().replaceAll('+', '%20')}`}>
            {t('receipt.mail')}
          </a>
        )}
        {'\n'}
        {calendar !== undefined && (
          <a
            className="button quiet"
            download="booking.ics"
            href={`data:text/calendar;charset=utf-8,${encodeURIComponent(calendar)}`}
          >
            {t('cancelled.calendar')}
          </a>
        )}
        {'\n'}
        <button id="print" type="button" className="button quiet" hidden>
          {t('receipt.print')}
        </button>
      </div>
      {'\n'}
      <p className="signature" dir="ltr">
        {jws}
      </p>
    </main>
  );
}
