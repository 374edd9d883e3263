import type { BookingPage } from '@/lib/booking/page';
import { inQuery } from '@/lib/paths';
import type { Visit } from '@/server/link/visit';

/** Stores the page of a press for the address that it redirects to. `token` is the one in it that identifies the press. */
export function handOver(
  visit: Visit,
  below: '' | '/time',
  token: string,
  page: BookingPage,
): void {
  visit.site.presses.keepPage(keyOf(visit, below, token), page);
}

/** The page that the press just before led to, for the one request that follows it. */
export function takeHandedOver(visit: Visit, below: '' | '/time'): BookingPage | undefined {
  const { site, request, url } = visit;
  if (request.method !== 'GET') return undefined;
  const token = inQuery(url, 'result') ?? inQuery(url, below === '' ? 'proof' : 'move');
  if (token === null) return undefined;
  return site.presses.takePage(keyOf(visit, below, token));
}

const keyOf = ({ link, locale }: Visit, below: '' | '/time', token: string) =>
  JSON.stringify([link.id, link.code, locale, below, token]);
