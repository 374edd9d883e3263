import { isLanguage, type Locale, localeNamed } from '@/i18n/locales';
import { bookingId, parseBookingLink } from '@/lib/booking/link';
import { formDecode } from '@/lib/booking/repair-code';
import { type LinkRepair, readOpenedLink } from '@/lib/booking/read-link';
import { type Answer, seeOther } from '@/lib/http/answers';
import { bookingPath, pathInLanguage, queryNames, subpages, ticketPath } from '@/lib/paths';
import type { RequestContext } from '@/server/request-context';

/** Any page below that of a booking, in a pattern. */
const below = subpages.join('|');

/** Addresses whose link needs no redirect. Only the booking's own page is there without a language. */
const pathsWithLinks = new RegExp(`^(?:/[a-z]{2}/bookings/[^/]+(?:${below})?|/bookings/[^/]+)/?$`);

/**
 * Redirects a damaged link, or one of older form, to the booking's page before the API is asked.
 * Undefined when its structure needs no repair.
 *
 * @param fallback the language when the address names none of ours
 */
export function redirectLink(
  { request, url, site }: RequestContext,
  fallback: Locale,
): Answer | undefined {
  if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
  const asked = url.pathname + url.search;
  const read = readOpenedLink(asked);
  if (read.kind !== 'link' && read.kind !== 'ticket') return undefined;
  const { language } = read;
  const locale = (language === undefined ? undefined : localeNamed(language)) ?? fallback;
  const repairs: LinkRepair[] = [...read.repairs];
  if (language !== undefined && language !== locale) repairs.push('language');
  if (!pathsWithLinks.test(url.pathname)) repairs.push('path');
  if (repairs.length === 0) return undefined;
  site.metrics.repaired([...new Set(repairs)]);
  if (read.kind === 'ticket') return seeOther(openedPath(locale, read, url));
  // The code is passed on unrepaired; the page that opens repairs it.
  const link = parseBookingLink(String(read.link.id), [formDecode(read.value)]) ?? read.link;
  return seeOther(bookingPath(locale, link));
}

const parametersBelow = new RegExp(
  `[?&;](${Object.values(queryNames).join('|')})=([\\w.%-]{1,6000})`,
  'g',
);

const subpageAfterNumber = new RegExp(`\\d(${below})(?![^/?&])`);

/** The address of a page that was opened before, with its subpage and other tokens. */
function openedPath(
  locale: Locale,
  read: { readonly id: number; readonly ticket: string },
  url: URL,
): string {
  const [, named] = subpageAfterNumber.exec(url.pathname) ?? [];
  const subpage = subpages.find((path) => path === named);
  const rest = [...url.search.matchAll(parametersBelow)]
    .map(([, name = '', value = '']) => `&${name}=${value}`)
    .join('');
  return ticketPath(locale, read, subpage, rest);
}

const pagesInEveryLanguage = new RegExp(
  `^(?:/(?:bookings(?:/(\\d+)(?:${below})?)?|help|privacy|accessibility|verify))?/?$`,
);

/** Redirects to the same page in a language of ours; undefined when the address names no page of ours. */
export function redirectLanguage(
  { request, url, site }: RequestContext,
  fallback: Locale,
): Answer | undefined {
  if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
  const [, language = '', rest = ''] = /^\/+([^/]+)(.*)$/.exec(url.pathname) ?? [];
  const page = pagesInEveryLanguage.exec(rest);
  if (!page || !isLanguage(language)) return undefined;
  const [, id] = page;
  if (id !== undefined && !bookingId.safeParse(id).success) return undefined;
  const locale = localeNamed(language) ?? fallback;
  if (locale === language) return undefined;
  site.metrics.repaired(['language']);
  return seeOther(pathInLanguage(locale, rest.replace(/\/$/, '') + url.search));
}
