import { getRequestListener } from '@hono/node-server';
import { randomUUID } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { plain } from '@/lib/http/answers';
import { toResponse } from '@/lib/http/to-response';
import type { Site } from '@/lib/site';
import type { mountRoutes } from './mount-routes';
import { sendStaticPage, type StaticPage } from './static-pages';
import { dropUnreadBody } from './unread-body';

export type Listening = {
  readonly site: Site;
  readonly app: ReturnType<typeof mountRoutes>;
  /** Pages made at build; empty where every page has an operator's branding. */
  readonly staticPages: ReadonlyMap<string, StaticPage>;
};

/** Answers every request: static pages from memory, the rest by the mounted routes. */
export function createListener({ site, app, staticPages }: Listening): RequestListener {
  const answer = getRequestListener(app.fetch, {
    // The host in a request's address means nothing here; an HTTP/1.0 client sends none.
    hostname: 'localhost',
    errorHandler: () => toResponse(plain(400, 'This request cannot be read.')),
  });
  return (request, response) => {
    dropUnreadBody(request, response);
    const { method, url = '/' } = request;
    const path = normalPath(url);
    const page = method === 'GET' || method === 'HEAD' ? staticPages.get(path) : undefined;
    if (page) {
      const started = performance.now();
      sendStaticPage(page, request, response);
      site.observe({
        request: randomUUID(),
        method: method ?? 'GET',
        route: page.route,
        status: 200,
        milliseconds: performance.now() - started,
      });
      return;
    }
    request.url = path + url.slice(url.indexOf('?') < 0 ? url.length : url.indexOf('?'));
    void answer(request, response);
  };
}

/** A path with single slashes and none at its end, without the query. */
function normalPath(url: string): string {
  const at = url.indexOf('?');
  const path = at < 0 ? url : url.slice(0, at);
  if (!path.includes('//') && !path.endsWith('/')) return path;
  return path.replace(/\/{2,}/g, '/').replace(/(.)\/$/, '$1');
}
