import type { View } from '@/i18n/view';

/** Finds a booking by number and code, for links that a mail program cut or bent. */
export function FindForm({ view: { t, locale } }: { readonly view: View }) {
  return (
    <form method="post" action={`/${locale}/bookings`} className="card find">
      <h2>{t('find.heading')}</h2>
      <div className="field">
        <label htmlFor="find-id">{t('find.id')}</label>
        <p id="find-id-hint" className="note">
          {t('find.idHint')}
        </p>
        <input
          id="find-id"
          name="id"
          type="text"
          required
          autoComplete="off"
          dir="ltr"
          aria-describedby="find-id-hint"
        />
      </div>
      <div className="field">
        <label htmlFor="find-code">{t('find.code')}</label>
        <p id="find-code-hint" className="note">
          {t('find.codeHint')}
        </p>
        <input
          id="find-code"
          name="code"
          type="text"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          dir="ltr"
          aria-describedby="find-code-hint"
        />
      </div>
      <button type="submit" className="button">
        {t('find.submit')}
      </button>
    </form>
  );
}
