import { createFormat, type Format } from './format';
import { languages, type Locale, locales } from './locales';
import { memo } from './memo';
import { createTranslate, type Translate } from './translate';

/** What a component needs to write in a language. */
export type Wording = {
  readonly locale: Locale;
  readonly dir: 'ltr' | 'rtl';
  readonly t: Translate;
  readonly format: Format;
};

/** The wording of a locale, made once: making it costs half a page's CPU. */
export const wordingFor = memo(locales.length, async (locale: Locale): Promise<Wording> => {
  const { tag, dir, messages } = languages[locale];
  const { default: texts } = await messages();
  const t = createTranslate(tag, texts);
  return { locale, dir, t, format: createFormat(tag, t) };
});
