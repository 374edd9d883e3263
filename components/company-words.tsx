import clsx from 'clsx';
import { languages } from '@/i18n/locales';
import { ownWordsFor } from '@/lib/branding/branding';
import type { BookingPageProps } from './pages/props';
import { note } from './looks';

/** The company's own words, in the page's language, or marked with the language they are in. */
export function CompanyWords({
  wording: { locale },
  branding,
  which,
}: Pick<BookingPageProps, 'wording' | 'branding'> & {
  readonly which: 'policy' | 'afterCancel';
}) {
  const words = ownWordsFor(branding[which], locale, branding.language);
  if (!words) return null;
  const foreign = words.locale === locale ? undefined : words.locale;
  return (
    <p
      className={clsx(note, 'whitespace-pre-line')}
      lang={foreign}
      dir={foreign && languages[foreign].dir}
    >
      {words.text}
    </p>
  );
}
