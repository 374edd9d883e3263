import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { compressorFor } from './compress';
import { brokenAnswer } from '@/server/broken-answer';
import { securityHeaders } from '@/lib/http/security-headers';
import { methods, type RouteFunction } from '@/server/route';
import type { Site } from '@/server/site';

/** A route file and its path, such as `/[locale]/bookings/[id]`. */
export type MountedRoute = {
  readonly path: string;
  readonly methods: Partial<Record<(typeof methods)[number], RouteFunction>>;
};

/** Mounts the route files on one site, as Next would. */
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
  // Unknown methods, such as TRACE.
  app.notFound((context) => context.body(null, 405, securityHeaders));
  // The router's own answer prints a stack and lacks our headers.
  app.onError((error) => brokenAnswer(site, error));
  return app;
}

/** Next's `/[locale]/bookings/[id]` in the router's syntax. */
function patternOf(path: string): string {
  return path.replace(/\[\.\.\.\w+\]/g, '*').replace(/\[(\w+)\]/g, ':$1');
}

// The router matches in mounting order: fixed segments first, a rest segment last.
function fixedSegmentsFirst(a: MountedRoute, b: MountedRoute): number {
  return weightOf(a).localeCompare(weightOf(b));
}

function weightOf({ path }: MountedRoute): string {
  return path
    .split('/')
    .map((segment) => (segment.startsWith('[...') ? '2' : segment.startsWith('[') ? '1' : '0'))
    .join('');
}
