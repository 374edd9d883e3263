import { defineRouting } from 'next-intl/routing';

/** The languages of the site. Each has a file in `messages/` and an entry in `locales.ts`. */
export const routing = defineRouting({
  locales: ['sv', 'en', 'nb', 'da', 'fi', 'de', 'pl', 'ar'],
  defaultLocale: 'sv',
  localePrefix: 'always',
  localeCookie: false,
});
