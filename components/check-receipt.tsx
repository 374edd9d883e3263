import type { View } from '@/i18n/view';
import type { Verdict } from '@/lib/signed-receipt/verify-receipt';

/** Where a receipt is pasted, as its text or the whole file's, or chosen as a file. */
export function CheckForm({ view: { t, locale } }: { readonly view: View }) {
  return (
    <form
      method="post"
      action={`/${locale}/verify`}
      encType="multipart/form-data"
      className="card find"
    >
      <div className="field">
        <label htmlFor="receipt">{t('verify.paste')}</label>
        <textarea
          id="receipt"
          name="receipt"
          rows={8}
          autoComplete="off"
          spellCheck={false}
          dir="auto"
        />
      </div>
      <div className="field">
        <label htmlFor="file">{t('verify.choose')}</label>
        <input id="file" name="file" type="file" accept=".html,.htm,.txt,text/html,text/plain" />
      </div>
      <button type="submit" className="button">
        {t('verify.submit')}
      </button>
    </form>
  );
}

/** What was signed, by whom and when; nothing of what was pasted is shown again. */
export function CheckResult({
  view: { t },
  verdict,
}: {
  readonly view: View;
  readonly verdict: Verdict;
}) {
  if (!('content' in verdict)) return null;
  const { iss, iat, text } = verdict.content;
  const when = `${new Date(iat * 1000).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
  return (
    <section className="card">
      <p>{t('verify.signed', { issuer: iss, when })}</p>
      <blockquote className="prewrap" dir="auto">
        {text.join('\n')}
      </blockquote>
    </section>
  );
}
