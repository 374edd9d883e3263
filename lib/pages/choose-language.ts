import { type Locale, negotiateLocale } from '@/i18n/locales';
import { seeOther } from '@/lib/http/answers';
import { type Call, type Handler, segment } from './call';
import { followLegacyLink } from './follow-legacy-link';

/** The bare address leads home, in the visitor's language, or where an older link wanted to go. */
export const leadToLanguage: Handler = (call) => {
  const locale = languageOf(call);
  return followLegacyLink(call, locale) ?? seeOther(`/${locale}`);
};

/** A link without a locale goes on in the visitor's language, its id and code as they came. */
export const addLanguage: Handler = (call) => {
  const id = encodeURIComponent(segment(call.params, 'id'));
  return seeOther(`/${languageOf(call)}/bookings/${id}${call.url.search}`);
};

function languageOf({ site, request, host }: Call): Locale {
  const { language } = site.brandingFor(host);
  return negotiateLocale(request.headers.get('accept-language'), language);
}
