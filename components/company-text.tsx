import clsx from 'clsx';
import { languages } from '@/i18n/locales';
import { companyTextFor } from '@/lib/branding/branding';
import type { BookingPageProps } from './pages/props';
import { note } from './looks';

/** The company's own words, in the page's language, or marked with the language they are in. */
export function CompanyText({
  wording: { locale },
  branding,
  which,
}: Pick<BookingPageProps, 'wording' | 'branding'> & {
  readonly which: 'policy' | 'afterCancel';
}) {
  const own = companyTextFor(branding[which], locale, branding.language);
  if (!own) return null;
  const foreign = own.locale === locale ? undefined : own.locale;
  return (
    <p
      className={clsx(note, 'whitespace-pre-line')}
      lang={foreign}
      dir={foreign && languages[foreign].dir}
    >
      {own.text}
    </p>
  );
}
