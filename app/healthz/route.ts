import { plain } from '@/lib/http/responses';

export const dynamic = 'force-dynamic';

/** The process lives. */
export function GET(): Response {
  return plain(200, 'ok');
}
