import clsx from 'clsx';
import type { ReactNode } from 'react';
import { languages, type Locale } from '@/i18n/locales';
import type { Wording } from '@/i18n/wording';
import { sitePath } from '@/lib/paths';
import { stack } from './looks';

export type DocumentProps = {
  readonly wording: Wording;
  /** Names the page for scripts and tests: of a booking's page its name (`pageNameOf`), else the static page's. */
  readonly state: string;
  /** The company that the page is for; undefined on pages of the site itself. */
  readonly company: string | undefined;
  /** Our own address of the company's logo; undefined shows its initial. */
  readonly logo?: string | undefined;
  /** The languages that visitors may choose from. */
  readonly offered: readonly Locale[];
  /** The address of this page in another language. */
  readonly hrefIn: (locale: Locale) => string;
  /** This page's address without the code, for the address bar. */
  readonly tidy?: string | undefined;
  /** The operator's own privacy notice, instead of ours. */
  readonly privacy?: string | undefined;
  readonly children: ReactNode;
};

const brand = clsx('grid min-h-touch grid-flow-col items-center justify-start gap-3 font-semibold');
/** The company's logo, or its initial. */
const emblem = clsx('size-[38px] rounded-lg');
const footLinks = clsx('-mx-2 flex flex-wrap');
const footLink = clsx('flex min-h-touch items-center px-2 text-soft');

/** The body of every page: company header, content, languages and footer. The script follows. */
export function DocumentBody({
  wording: { t, locale },
  state,
  company,
  logo,
  offered,
  hrefIn,
  tidy,
  privacy,
  children,
}: DocumentProps) {
  const others = offered.filter((other) => other !== locale);
  return (
    <>
      <a className="absolute -top-40 z-1 bg-card p-3 focus:top-2 print:hidden" href="#main">
        {t('layout.skip')}
      </a>
      <header className="py-2 wide:pt-12 wide:pb-6">
        {company === undefined ? (
          <a className={brand} href={sitePath(locale)}>
            {t('layout.home')}
          </a>
        ) : (
          <p className={brand}>
            {logo === undefined ? (
              <span
                className={clsx(
                  emblem,
                  'bg-accent text-center text-lg leading-[38px] text-on-accent forced-colors:border',
                  // Paper has no background colours.
                  'print:border print:bg-transparent print:text-inherit',
                )}
                aria-hidden="true"
              >
                {Array.from(company)[0]?.toLocaleUpperCase(locale)}
              </span>
            ) : (
              <img
                className={clsx(emblem, 'object-contain')}
                src={logo}
                alt=""
                width="40"
                height="40"
                data-logo
              />
            )}
            <bdi translate="no">{company}</bdi>
          </p>
        )}
      </header>
      <main
        id="main"
        className={clsx(stack.loose, 'flex-[1_0_auto] content-start pb-8')}
        data-state={state}
        data-tidy={tidy}
        tabIndex={-1}
      >
        {children}
      </main>
      <footer className="border-t border-line pt-4 pb-8 text-sm print:hidden">
        {others.length > 0 && (
          <nav className={footLinks} aria-label={t('layout.languages')}>
            {others.map((other) => (
              <a key={other} className={footLink} href={hrefIn(other)} lang={other}>
                {languages[other].name}
              </a>
            ))}
          </nav>
        )}
        <nav className={footLinks} aria-label={t('layout.footer')}>
          <a className={footLink} href={sitePath(locale, 'help')}>
            {t('layout.help')}
          </a>
          <a className={footLink} href={privacy ?? sitePath(locale, 'privacy')}>
            {t('layout.privacy')}
          </a>
          <a className={footLink} href={sitePath(locale, 'accessibility')}>
            {t('layout.accessibility')}
          </a>
        </nav>
      </footer>
    </>
  );
}
