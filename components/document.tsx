import type { ReactNode } from 'react';
import { stylesheet } from '@/generated/assets';
import { languages, type Locale, locales } from '@/i18n/locales';
import type { View } from '@/i18n/view';

export type DocumentProps = {
  readonly view: View;
  /** Names the page for scripts and tests: one of the booking states, or the static page's name. */
  readonly state: string;
  /** Whose page it is; the site speaks for itself when undefined. */
  readonly company: string | undefined;
  /** Our own address of the company's logo; its initial stands in when undefined. */
  readonly logo?: string | undefined;
  /** The address of this page in another language. */
  readonly hrefIn: (locale: Locale) => string;
  /** An address of this page that shows no code, for the address bar. */
  readonly tidy?: string | undefined;
  /** The operator's own privacy notice, in place of ours. */
  readonly privacy?: string | undefined;
  readonly children: ReactNode;
};

/** What every page's head holds, the same for all pages in a language. Its title follows. */
export function DocumentHead({ t }: View) {
  return (
    <>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="description" content={t('layout.description')} />
      <meta name="robots" content="noindex, nofollow" />
      <meta name="referrer" content="no-referrer" />
      <meta name="format-detection" content="telephone=no" />
      <link rel="icon" href="/icon.svg" type="image/svg+xml" />
      <style dangerouslySetInnerHTML={{ __html: stylesheet.css }} />
    </>
  );
}

/** The body of every page: company header, content, languages and footer. The script follows. */
export function DocumentBody({
  view: { t, locale },
  state,
  company,
  logo,
  hrefIn,
  tidy,
  privacy,
  children,
}: DocumentProps) {
  return (
    <>
      <a className="skip" href="#main">
        {t('layout.skip')}
      </a>
      <header className="top">
        {company === undefined ? (
          <a className="brand" href={`/${locale}`}>
            {t('layout.home')}
          </a>
        ) : (
          <p className="brand">
            {logo === undefined ? (
              <span className="monogram" aria-hidden="true">
                {Array.from(company)[0]?.toLocaleUpperCase(locale)}
              </span>
            ) : (
              <img className="logo" src={logo} alt="" width="40" height="40" />
            )}
            <bdi>{company}</bdi>
          </p>
        )}
      </header>
      <main id="main" data-state={state} data-tidy={tidy} tabIndex={-1}>
        {children}
      </main>
      <footer>
        <nav className="languages" aria-label={t('layout.languages')}>
          {locales
            .filter((other) => other !== locale)
            .map((other) => (
              <a
                key={other}
                href={hrefIn(other)}
                lang={other}
                hrefLang={other}
                dir={languages[other].dir}
              >
                {languages[other].name}
              </a>
            ))}
        </nav>
        <nav aria-label={t('layout.footer')}>
          <a href={`/${locale}/help`}>{t('layout.help')}</a>
          <a href={privacy ?? `/${locale}/privacy`}>{t('layout.privacy')}</a>
          <a href={`/${locale}/accessibility`}>{t('layout.accessibility')}</a>
        </nav>
      </footer>
    </>
  );
}
