import { plain } from '@/lib/http/responses';

export const dynamic = 'force-dynamic';

/** This instance can serve. `server/` answers 503 in its place once the instance is stopping. */
export function GET(): Response {
  return plain(200, 'ready');
}
