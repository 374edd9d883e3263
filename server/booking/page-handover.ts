import type { BookingPage } from '@/lib/booking/page';
import type { Visit } from '../link/visit';

/** Stores the page of a press for the address that it redirects to. `sealed` is the token there. */
export function handOver(
  { site, link, locale }: Visit,
  below: '' | '/time',
  sealed: string,
  page: BookingPage,
): void {
  site.presses.keepPage(JSON.stringify([link.id, link.code, locale, below, sealed]), page);
}

/** The page that the press just before led to, for the one request that follows it. */
export function takeHandedOver(
  { site, link, locale, request, url }: Visit,
  below: '' | '/time',
): BookingPage | undefined {
  if (request.method !== 'GET') return undefined;
  const query = url.searchParams;
  const sealed = query.get('after') ?? query.get(below === '' ? 'receipt' : 'move');
  if (sealed === null) return undefined;
  return site.presses.takePage(JSON.stringify([link.id, link.code, locale, below, sealed]));
}
