import { hasLocale } from 'next-intl';
import { getRequestConfig } from 'next-intl/server';
import { languages } from './locales';
import { routing } from './routing';

/** For next-intl's hooks and server components; route handlers use `wording.ts`. */
export default getRequestConfig(async ({ locale: wanted }) => {
  const locale = hasLocale(routing.locales, wanted) ? wanted : routing.defaultLocale;
  const { default: messages } = await languages[locale].messages();
  return { locale, messages, timeZone: 'UTC' };
});
