import type { Locale } from '@/i18n/locales';
import { parseOlderLink } from '@/lib/booking/older-link';
import { seeOther } from '@/lib/http/responses';

/** Leads a link of an older shape to the booking's page; undefined when it is none. */
export function olderLink(request: Request, locale: Locale): Response | undefined {
  if (request.method !== 'GET') return undefined;
  const link = parseOlderLink(new URL(request.url).searchParams);
  return (
    link && seeOther(`/${locale}/bookings/${link.id}?${new URLSearchParams({ code: link.code })}`)
  );
}
