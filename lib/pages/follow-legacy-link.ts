import type { Locale } from '@/i18n/locales';
import { parseLegacyLink } from '@/lib/booking/legacy-link';
import { type Answer, seeOther } from '@/lib/http/answers';
import { bookingPath } from './booking-paths';
import type { Call } from './call';

/** Leads a link of an older shape to the booking's page; undefined when it is none. */
export function followLegacyLink({ request, url }: Call, locale: Locale): Answer | undefined {
  if (request.method !== 'GET') return undefined;
  const link = parseLegacyLink(url.searchParams);
  return link && seeOther(bookingPath(locale, link));
}
