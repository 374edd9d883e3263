import { createTranslator } from 'next-intl';
import { readFileSync } from 'node:fs';
import type { Messages } from '@/i18n/locales';
import { root } from '../../scripts/steps.mjs';

/** The messages of a locale, so that tests need no texts of their own. */
export function words(locale: string) {
  const messages = JSON.parse(readFileSync(`${root}messages/${locale}.json`, 'utf8')) as Messages;
  return createTranslator<Messages>({ locale, messages, timeZone: 'UTC' });
}
