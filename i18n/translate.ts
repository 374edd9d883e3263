import { createTranslator } from 'next-intl';
import type { Messages } from './locales';

/** Translates a message into one language. */
export type Translate = ReturnType<typeof createTranslator<Messages>>;

/** Compiles the messages of a language tag. */
export function createTranslate(tag: string, messages: Messages): Translate {
  return keepPlainTexts(createTranslator<Messages>({ locale: tag, messages, timeZone: 'UTC' }));
}

/** Caches texts without values: most calls have none, and their result is always the same. */
function keepPlainTexts(translate: Translate): Translate {
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
