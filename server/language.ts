import { isLocale, type Locale, negotiateLocale } from '@/i18n/locales';
import { type Answer, seeOther } from '@/lib/http/answers';
import { pathInLanguage } from '@/lib/paths';
import type { RequestContext } from './request-context';

/** The language of a visitor whose address names none: of those that the site offers, the best for the browser. */
export function visitorLanguage({ site, request, host }: RequestContext): Locale {
  const { language, languages } = site.brandingFor(host);
  const [first] = languages;
  const fallback = language !== undefined && languages.includes(language) ? language : first;
  return negotiateLocale(request.headers.get('accept-language'), fallback, languages);
}

/** Redirects an address in a language that the operator turned off; undefined for any other. */
export function redirectTurnedOff(context: RequestContext): Answer | undefined {
  const { site, request, url, host } = context;
  if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
  const [, language = ''] = url.pathname.split('/');
  if (!isLocale(language) || site.brandingFor(host).languages.includes(language)) return undefined;
  const below = url.pathname.slice(language.length + 1) + url.search;
  return seeOther(pathInLanguage(visitorLanguage(context), below));
}
