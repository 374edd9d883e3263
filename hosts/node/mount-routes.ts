import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { compressorFor } from './compress';
import { securityHeaders } from '@/lib/http/security-headers';
import type { RouteFunction } from '@/lib/serve';
import type { Site } from '@/lib/site';

/** A route file and the address it stands for, such as `/[locale]/bookings/[id]`. */
export type MountedRoute = {
  readonly path: string;
  readonly methods: Partial<Record<(typeof methods)[number], RouteFunction>>;
};

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

/** Mounts the route files, as Next would, on one site. */
export function mountRoutes(
  routes: readonly MountedRoute[],
  site: Site,
): Hono<{ Bindings: Partial<HttpBindings> }> {
  const app = new Hono<{ Bindings: Partial<HttpBindings> }>({ strict: false });
  for (const { path, methods: file } of [...routes].sort(fixedSegmentsFirst))
    for (const method of methods) {
      const answer = file[method];
      if (!answer) continue;
      app.on(method, patternOf(path), (context) =>
        answer(context.req.raw, {
          params: Promise.resolve(context.req.param()),
          remoteAddress: context.env.incoming?.socket.remoteAddress,
          compress: compressorFor(context.env.incoming?.headers['accept-encoding']?.toString()),
          site,
        }),
      );
    }
  // A method that HTTP does not know.
  app.notFound((context) => context.body(null, 405, securityHeaders));
  return app;
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
