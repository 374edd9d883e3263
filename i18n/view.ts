import { createTranslator } from 'next-intl';
import { createFormat, type Format } from './format';
import { languages, type Locale, type Messages } from './locales';

export type Translate = ReturnType<typeof createTranslator<Messages>>;

/** What a component needs to speak a language. */
export type View = {
  readonly locale: Locale;
  readonly dir: 'ltr' | 'rtl';
  readonly t: Translate;
  readonly format: Format;
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
  return {
    locale,
    dir,
    t: keepingPlainTexts(
      createTranslator<Messages>({ locale: tag, messages: texts, timeZone: 'UTC' }),
    ),
    format: createFormat(tag),
  };
}

/** Most calls name a text and nothing to put into it, and it is the same each time. */
function keepingPlainTexts(translate: Translate): Translate {
  const kept = new Map<unknown, unknown>();
  return new Proxy(translate, {
    apply: (target, self, values: unknown[]): unknown => {
      const [key, ...rest] = values;
      if (rest.length > 0) return Reflect.apply(target, self, values) as unknown;
      const text = kept.get(key) ?? (Reflect.apply(target, self, values) as unknown);
      kept.set(key, text);
      return text;
    },
  });
}
