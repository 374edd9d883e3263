import { getRequestListener, RequestError } from '@hono/node-server';
import { randomUUID } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { brokenAnswer } from '@/server/broken-answer';
import { plain } from '@/lib/http/answers';
import { toResponse } from '@/lib/http/to-response';
import type { Site } from '@/server/site';
import type { mountRoutes } from './mount-routes';
import { sendStaticPage, type StaticPage } from './static-pages';
import { dropUnwelcomeBody } from './unwelcome-body';

export type Listening = {
  readonly site: Site;
  readonly app: ReturnType<typeof mountRoutes>;
  /** Pages made at build; empty when the operator has a branding file. */
  readonly staticPages: ReadonlyMap<string, StaticPage>;
};

/** Answers every request: static pages from memory, the rest through the mounted routes. */
export function createListener({ site, app, staticPages }: Listening): RequestListener {
  const answer = getRequestListener(app.fetch, {
    // Routes ignore the host of the URL, and HTTP/1.0 clients send none.
    hostname: 'localhost',
    errorHandler: (error) =>
      error instanceof RequestError
        ? toResponse(plain(400, 'This request cannot be read.'))
        : brokenAnswer(site, error),
  });
  const serve: RequestListener = (request, response) => {
    dropUnwelcomeBody(request, response);
    const { method, url = '/' } = request;
    const [, written = '', query = ''] = /^([^?]*)(.*)$/s.exec(url) ?? [];
    // Single slashes, and none at the end.
    const path = written.replace(/\/{2,}/g, '/').replace(/(.)\/$/, '$1');
    // A query may hold a link, which the route redirects.
    const isPlain = query === '' && (method === 'GET' || method === 'HEAD');
    const page = isPlain ? staticPages.get(path) : undefined;
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
    request.url = path + query;
    void answer(request, response);
  };
  return (request, response) => {
    try {
      serve(request, response);
    } catch (error) {
      // An uncaught error would end the process.
      const { status, headers } = brokenAnswer(site, error);
      if (!response.headersSent) response.writeHead(status, Object.fromEntries(headers));
      response.end();
    }
  };
}
