import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import type { Handler } from '@/lib/pages/call';
import { plain } from '@/lib/http/answers';
import { type RouteFunction, serve } from '@/lib/serve';
import type { Site } from '@/lib/site';

/** A route file and the address it stands for, such as `/[locale]/bookings/[id]`. */
export type MountedRoute = {
  readonly path: string;
  readonly methods: { readonly GET?: RouteFunction; readonly POST?: RouteFunction };
};

/** Mounts the route files, as Next would, on one site. */
export function mountRoutes(
  routes: readonly MountedRoute[],
  site: Site,
): Hono<{ Bindings: Partial<HttpBindings> }> {
  const app = new Hono<{ Bindings: Partial<HttpBindings> }>({ strict: false });
  for (const { path, methods } of [...routes].sort(fixedSegmentsFirst)) {
    const { GET, POST } = methods;
    const mount = (method: string, route: RouteFunction) =>
      app.on(method, patternOf(path), (context) =>
        route(context.req.raw, {
          params: Promise.resolve(context.req.param()),
          remoteAddress: context.env.incoming?.socket.remoteAddress,
          site,
        }),
      );
    if (GET) mount('GET', GET);
    if (POST) mount('POST', POST);
    mount('ALL', serve(path, refuseMethod(POST ? 'GET, HEAD, POST' : 'GET, HEAD')));
  }
  return app;
}

function refuseMethod(allow: string): Handler {
  return ({ request }) =>
    request.method === 'OPTIONS'
      ? { status: 204, headers: { allow } }
      : plain(405, 'This address takes no such request.', { allow });
}

/** `/[locale]/bookings/[id]` as the router writes it. */
function patternOf(path: string): string {
  return path.replace(/\[\.\.\.\w+\]/g, '*').replace(/\[(\w+)\]/g, ':$1');
}

// The router asks in the order of mounting, so `/healthz` goes before `/[locale]`, and a rest segment last.
function fixedSegmentsFirst(a: MountedRoute, b: MountedRoute): number {
  return weightOf(a).localeCompare(weightOf(b));
}

function weightOf({ path }: MountedRoute): string {
  return path
    .split('/')
    .map((segment) => (segment.startsWith('[...') ? '2' : segment.startsWith('[') ? '1' : '0'))
    .join('');
}
