import { match } from '@formatjs/intl-localematcher';
import Negotiator from 'negotiator';
import type swedish from '@/messages/sv.json';
import { routing } from './routing';

/** Facts about each language. `tag` is for Intl; companies in `countries` read the language. */
export const languages = {
  sv: {
    name: 'Svenska',
    dir: 'ltr',
    tag: 'sv-SE',
    countries: ['SE'],
    messages: () => import('@/messages/sv.json', { with: { type: 'json' } }),
  },
  en: {
    name: 'English',
    dir: 'ltr',
    tag: 'en-GB',
    countries: ['GB', 'IE'],
    messages: () => import('@/messages/en.json', { with: { type: 'json' } }),
  },
  nb: {
    name: 'Norsk bokmål',
    dir: 'ltr',
    tag: 'nb-NO',
    countries: ['NO'],
    messages: () => import('@/messages/nb.json', { with: { type: 'json' } }),
  },
  da: {
    name: 'Dansk',
    dir: 'ltr',
    tag: 'da-DK',
    countries: ['DK'],
    messages: () => import('@/messages/da.json', { with: { type: 'json' } }),
  },
  fi: {
    name: 'Suomi',
    dir: 'ltr',
    tag: 'fi-FI',
    countries: ['FI'],
    messages: () => import('@/messages/fi.json', { with: { type: 'json' } }),
  },
  de: {
    name: 'Deutsch',
    dir: 'ltr',
    tag: 'de-DE',
    countries: ['DE', 'AT', 'CH'],
    messages: () => import('@/messages/de.json', { with: { type: 'json' } }),
  },
  pl: {
    name: 'Polski',
    dir: 'ltr',
    tag: 'pl-PL',
    countries: ['PL'],
    messages: () => import('@/messages/pl.json', { with: { type: 'json' } }),
  },
  ar: {
    name: 'العربية',
    dir: 'rtl',
    tag: 'ar-EG-u-hc-h23-nu-latn',
    countries: [],
    messages: () => import('@/messages/ar.json', { with: { type: 'json' } }),
  },
} as const satisfies Record<Locale, Language>;

/** Swedish defines the keys; a locale without one of them does not compile. */
export type Messages = typeof swedish;

type Language = {
  readonly name: string;
  readonly dir: 'ltr' | 'rtl';
  readonly tag: string;
  readonly countries: readonly string[];
  readonly messages: () => Promise<{ readonly default: Messages }>;
};

export type Locale = (typeof routing.locales)[number];

export const { locales, defaultLocale } = routing;

export function isLocale(value: string): value is Locale {
  return Object.hasOwn(languages, value);
}

/**
 * The locale for a language in an address: in any case, with a region, or by a common name for it
 * (`/SV`, `sv_SE`, `no`, `dk`). Undefined when it is none of ours.
 */
export function localeNamed(language: string): Locale | undefined {
  const [first = '', ...rest] = language.toLowerCase().split(/[-_]/);
  if (isLocale(first)) return first;
  if (first === 'no' || first === 'nn') return 'nb';
  return rest.length === 0 ? languageOfCountry(first.toUpperCase()) : undefined;
}

/** Whether a text names an existing language, ours or another. */
export function isLanguage(text: string): boolean {
  const tag = text.replace(/_/g, '-');
  if (!/^[a-z]{2,3}(?:-[a-z\d]{2,8}){0,3}$/i.test(tag) || !isLanguageTag(tag)) return false;
  return (
    localeNamed(text) !== undefined ||
    new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }).of(tag) !== undefined
  );
}

/** A browser names a few languages; parsing thousands would cost a tenth of a second. */
const longestAcceptLanguage = 200;

/** The best of `offered` for an Accept-Language header with quality values, or `fallback`. */
export function negotiateLocale(
  acceptLanguage: string | null,
  fallback: Locale = defaultLocale,
  offered: readonly Locale[] = locales,
): Locale {
  const bounded = acceptLanguage?.slice(0, longestAcceptLanguage);
  const wanted = new Negotiator({ headers: { 'accept-language': bounded } })
    .languages()
    .filter(isLanguageTag);
  const best = wanted.length === 0 ? fallback : match(wanted, offered, fallback);
  return isLocale(best) ? best : fallback;
}

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/** The language of companies in a country (ISO 3166 alpha-2), if known. */
export function languageOfCountry(country: string | undefined): Locale | undefined {
  return locales.find((locale) => {
    const { countries }: Language = languages[locale];
    return country !== undefined && countries.includes(country);
  });
}

/** The language that a company in this country most likely reads. */
export function companyLocale(country: string | undefined): Locale {
  return languageOfCountry(country) ?? (country === undefined ? defaultLocale : 'en');
}

/** The language to request from the API, which supports only Swedish and English. */
export function apiLanguage(locale: Locale): 'sv' | 'en' {
  return locale === 'sv' ? 'sv' : 'en';
}
