import { toResponse } from '@/lib/http/to-response';
import type { Site } from './site';

/**
 * The last resort when even the error page fails: an empty 500 with the strict headers, logged and
 * counted.
 *
 * @param site undefined when the site itself could not start
 */
export function brokenAnswer(site: Site | undefined, error: unknown): Response {
  site?.metrics.unexpected();
  site?.log.unexpected(error, undefined);
  return toResponse({ status: 500 });
}
