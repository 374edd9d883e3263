import { createFormat, type Format } from './format';
import { languages, type Locale } from './locales';
import { createTranslate, type Translate } from './translate';

/** What a component needs to write in a language. */
export type Wording = {
  readonly locale: Locale;
  readonly dir: 'ltr' | 'rtl';
  readonly t: Translate;
  readonly format: Format;
};

const wordings = new Map<Locale, Promise<Wording>>();

/** The wording of a locale, made once: making it costs half a page's CPU. */
export function wordingFor(locale: Locale): Promise<Wording> {
  const kept = wordings.get(locale) ?? createWording(locale);
  wordings.set(locale, kept);
  return kept;
}

async function createWording(locale: Locale): Promise<Wording> {
  const { tag, dir, messages } = languages[locale];
  const { default: texts } = await messages();
  const t = createTranslate(tag, texts);
  return { locale, dir, t, format: createFormat(tag, t) };
}
