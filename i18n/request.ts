import { hasLocale } from 'next-intl';
import { getRequestConfig } from 'next-intl/server';
import { languages } from './locales';
import { routing } from './routing';

/** next-intl's plugin does not build without this file. The route handlers use `wording.ts`; hooks and server
 * components, of which there are none, would use this. */
export default getRequestConfig(async ({ locale: wanted }) => {
  const locale = hasLocale(routing.locales, wanted) ? wanted : routing.defaultLocale;
  const { default: messages } = await languages[locale].messages();
  return { locale, messages, timeZone: 'UTC' };
});
