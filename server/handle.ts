import type { RequestListener } from 'node:http';
import { logUnexpected } from '@/lib/log';
import { traced } from '@/lib/trace';
import type { Site } from './built';
import { readAddress, toRequest } from './request';
import { type Exchange, sendAnswer, sendPrerendered, sendText } from './send';

export type Surroundings = {
  readonly isStopping: () => boolean;
  /** How many proxies in front are trusted. */
  readonly hops: number;
  /** Whether pages have a look of the operator's, which no page made at build has. */
  readonly hasLooks: boolean;
};

/** Where the numbers for Prometheus are, on their own port. */
export const metricsPath = '/metrics';

/** Answers every request: static pages from memory, the rest by the route that Next built. */
export function createHandler(site: Site, surroundings: Surroundings): RequestListener {
  return (request, response) => {
    const exchange = { request, response, isLast: surroundings.isStopping };
    answer(site, surroundings, exchange).catch((error: unknown) => {
      logUnexpected(error);
      if (response.headersSent) response.destroy();
      else sendText(exchange, 500, 'Something went wrong here.');
    });
  };
}

async function answer(
  site: Site,
  { isStopping, hops, hasLooks }: Surroundings,
  exchange: Exchange,
): Promise<void> {
  const { request } = exchange;
  const { method = 'GET' } = request;
  const isReading = method === 'GET' || method === 'HEAD';
  if (!isReading && method !== 'POST') {
    sendText(exchange, method === 'OPTIONS' ? 204 : 405, '', {
      allow: 'GET, HEAD, POST',
    });
    return;
  }

  const asked = readAddress(request.url ?? '/');
  if (asked.pathname === '/readyz' && isStopping()) {
    sendText(exchange, 503, 'stopping');
    return;
  }
  const ready = site.prerendered.get(trimSlash(asked.pathname));
  if (ready && isReading && !hasLooks) {
    sendPrerendered(exchange, ready);
    return;
  }
  // Numbers are for the operator; the public side has no such page.
  const { name, route, params } = site.routeFor(
    asked.pathname === metricsPath ? `${metricsPath}/none` : asked.pathname,
  );
  const serve = isReading ? route.GET : route.POST;
  if (!serve) {
    sendText(exchange, 405, 'This page only shows.', { allow: 'GET, HEAD' });
    return;
  }
  const routed = toRequest(request, asked, hops);
  const attributes = {
    'http.request.method': method,
    'http.route': name,
    'request.id': routed.headers.get('x-request-id') ?? '',
  };
  await traced(`${method} ${name}`, attributes, async (span) => {
    const answered = await serve(routed, { params: Promise.resolve(params) });
    span.setAttribute('http.response.status_code', answered.status);
    await sendAnswer(exchange, answered);
  });
}

function trimSlash(pathname: string): string {
  return pathname.length > 1 && pathname.endsWith('/') ? pathname.slice(0, -1) : pathname;
}
