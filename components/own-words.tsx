import { languages } from '@/i18n/locales';
import type { View } from '@/i18n/view';
import { type Branding, ownWordsFor } from '@/lib/branding/branding';

/** What the company itself wants said, in the page's language or marked as the one it is in. */
export function OwnWords({
  view: { locale },
  branding,
  which,
}: {
  readonly view: View;
  readonly branding: Branding;
  readonly which: 'policy' | 'afterCancel';
}) {
  const words = ownWordsFor(branding[which], locale, branding.language);
  if (!words) return null;
  const foreign = words.locale === locale ? undefined : words.locale;
  return (
    <p className="note prewrap" lang={foreign} dir={foreign && languages[foreign].dir}>
      {words.text}
    </p>
  );
}
