import { type AttemptFacts, attemptOf } from '@/lib/signed-receipt/attempt';
import type { Visit } from '@/server/link/visit';

/** The attempt to cancel that an address tells of; undefined where it tells of none. */
export function attemptIn({ site, link, result }: Visit): AttemptFacts | undefined {
  return attemptOf(result, link.id, site.companies.of(link)?.timeZone);
}
