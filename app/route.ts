import { negotiateLocale } from '@/i18n/locales';
import { seeOther } from '@/lib/http/responses';

/** The bare address leads home, in the visitor's language. */
export function GET(request: Request): Response {
  return seeOther(`/${negotiateLocale(request.headers.get('accept-language'))}`);
}
