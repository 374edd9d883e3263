import { negotiateLocale } from '@/i18n/locales';
import { askedHost } from '@/lib/http/origin';
import { seeOther } from '@/lib/http/responses';
import { lookFor } from '@/lib/look';
import { olderLink } from './older-link';

/** The bare address leads home, in the visitor's language, or where an older link wanted to go. */
export function GET(request: Request): Response {
  const { headers } = request;
  const { language } = lookFor(askedHost(headers));
  const locale = negotiateLocale(headers.get('accept-language'), language);
  return olderLink(request, locale) ?? seeOther(`/${locale}`);
}
