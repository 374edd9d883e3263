import { plain } from '@/lib/http/responses';
import { version } from '@/package.json';

export const dynamic = 'force-dynamic';

/** The process lives, and which version it is. */
export function GET(): Response {
  return plain(200, `ok ${version}`);
}
