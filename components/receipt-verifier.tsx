import clsx from 'clsx';
import type { Wording } from '@/i18n/wording';
import { sitePath } from '@/lib/paths';
import { compareLines } from '@/lib/signed-receipt/compare-text';
import { shownText } from '@/lib/signed-receipt/content';
import type { PaperVerdict } from '@/lib/signed-receipt/paper-code';
import type { Verdict } from '@/lib/signed-receipt/verify-receipt';
import { Button } from './button';
import { control, Field } from './field';
import { panel, note } from './looks';
import { ReceiptRows, type Stated } from './receipt-page';

/** What was signed, fact by fact. */
function Facts({
  stated: { letterhead, number, title, stamp, caution, rows },
}: {
  readonly stated: Stated;
}) {
  return (
    <>
      {letterhead.length > 0 && (
        <p className="whitespace-pre-line">
          {letterhead.map((line, place) => (
            <bdi key={line} className={place === 0 ? 'font-semibold' : note}>
              {`${line}\n`}
            </bdi>
          ))}
        </p>
      )}
      <dl>
        <dt className={note}>{number.label}</dt>
        <dd className="font-semibold">{number.value}</dd>
      </dl>
      <h2 className="text-lg">{title}</h2>
      {stamp !== undefined && <p className="font-semibold text-good uppercase">{stamp}</p>}
      {caution !== undefined && <p className="font-semibold text-warn">{caution}</p>}
      <ReceiptRows rows={rows} />
    </>
  );
}

/** Longest text that is shown again in the form, in UTF-16 code units. */
const longestAgain = 20_000;

/** The form to paste a receipt, as text or HTML, or to choose its file. Keeps what was pasted. */
export function CheckForm({
  wording: { t, locale },
  pasted = '',
}: {
  readonly wording: Wording;
  readonly pasted?: string | undefined;
}) {
  return (
    <form
      method="post"
      action={sitePath(locale, 'verify')}
      encType="multipart/form-data"
      className={panel}
    >
      <Field id="receipt" label={t('verify.paste')}>
        <textarea
          id="receipt"
          className={control}
          name="receipt"
          rows={8}
          autoComplete="off"
          spellCheck={false}
          dir="auto"
          defaultValue={pasted.length > longestAgain ? undefined : pasted}
        />
      </Field>
      <Field id="file" label={t('verify.choose')}>
        <input
          id="file"
          className={control}
          name="file"
          type="file"
          accept=".html,.htm,.txt,text/html,text/plain"
        />
      </Field>
      <Button>{t('verify.submit')}</Button>
    </form>
  );
}

/** Most of the text around a receipt that is shown again, in UTF-16 code units. */
const longestAround = 1_000;

/** What was signed, by whom and when; where a copy differs from it, and what was added to it. */
export function CheckResult({
  wording: { t },
  verdict,
  copy,
  isPaper,
  stated,
}: {
  readonly wording: Wording;
  readonly verdict: Extract<Verdict | PaperVerdict, { content: unknown }>;
  /** The text that was handed in; undefined for a page, and for the code on a printed receipt. */
  readonly copy: string | undefined;
  readonly isPaper: boolean;
  readonly stated: Stated;
}) {
  const { iss, iat } = verdict.content;
  const when = `${new Date(iat * 1000).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
  const compared = verdict.kind === 'altered-text' && copy !== undefined;
  return (
    <section className={panel}>
      {compared && <p className="font-semibold">{t('verify.differs')}</p>}
      <p>{t('verify.signed', { issuer: iss, when })}</p>
      {compared ? (
        <blockquote className="whitespace-pre-line">
          {compareLines(copy, shownText(verdict.content)).map((parts, line) => (
            <bdi key={line}>
              {parts.map(({ text, differs }, place) =>
                differs ? (
                  <mark key={place} className="bg-warn-tint font-semibold text-warn">
                    {text}
                  </mark>
                ) : (
                  text
                ),
              )}
              {'\n'}
            </bdi>
          ))}
        </blockquote>
      ) : (
        <Facts stated={stated} />
      )}
      {verdict.kind === 'genuine-within' && (
        <>
          <p>
            <strong>{t('verify.around')}</strong>
          </p>
          {verdict.around.map((text, place) => (
            <blockquote key={place} className={clsx(note, 'whitespace-pre-line')} dir="auto">
              {text.length > longestAround ? `${text.slice(0, longestAround)}…` : text}
            </blockquote>
          ))}
        </>
      )}
      {isPaper && <p>{t('verify.compare')}</p>}
    </section>
  );
}
