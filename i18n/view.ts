import { createDayNames, type DayNames } from './day-names';
import { createFormat, type Format } from './format';
import { languages, type Locale } from './locales';
import { createTranslate, type Translate } from './translate';

/** What a component needs to speak a language. */
export type View = {
  readonly locale: Locale;
  readonly dir: 'ltr' | 'rtl';
  readonly t: Translate;
  readonly format: Format;
  readonly dayNames: DayNames;
};

const views = new Map<Locale, Promise<View>>();

/** The view of a locale: made once and kept, since compiling messages is half the cost of a page. */
export function viewOf(locale: Locale): Promise<View> {
  const kept = views.get(locale) ?? createView(locale);
  views.set(locale, kept);
  return kept;
}

async function createView(locale: Locale): Promise<View> {
  const { tag, dir, messages } = languages[locale];
  const { default: texts } = await messages();
  const t = createTranslate(tag, texts);
  return { locale, dir, t, format: createFormat(tag, t), dayNames: createDayNames(tag, t) };
}
