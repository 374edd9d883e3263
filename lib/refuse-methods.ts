import { plain } from './http/answers';
import type { Handler } from './pages/call';
import { type RouteFunction, serve } from './serve';

/** What a route file exports besides the methods it takes. */
type Refusals = Readonly<Record<'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS', RouteFunction>>;

/**
 * Answers the methods that a route does not take, on every host alike and with the strict headers.
 *
 * @param allow what the route takes, for the `Allow` header
 */
export function refuseMethods(route: string, allow: string): Refusals {
  const refuse: Handler = ({ request }) =>
    request.method === 'OPTIONS'
      ? { status: 204, headers: { allow } }
      : plain(405, 'This address takes no such request.', { allow });
  const answer = serve(route, refuse);
  return { POST: answer, PUT: answer, PATCH: answer, DELETE: answer, OPTIONS: answer };
}
