import { plain } from '@/lib/http/responses';

export const dynamic = 'force-dynamic';

/** Links open bookings; nothing here is for searching. */
export function GET(): Response {
  return plain(200, 'User-agent: *\nDisallow: /');
}
