import { createTranslator } from 'next-intl';
import type { Messages } from './locales';

/** Translates a message into one language. */
export type Translate = ReturnType<typeof createTranslator<Messages>>;

/** Compiles the messages of a language tag. */
export function createTranslate(tag: string, messages: Messages): Translate {
  return createTranslator<Messages>({ locale: tag, messages, timeZone: 'UTC' });
}
