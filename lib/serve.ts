import type { Answer } from './http/answers';
import { clientAddress } from './http/client-address';
import { askedHost } from './http/origin';
import { requestIdOf } from './http/request-id';
import { type Compress, toResponse } from './http/to-response';
import { traced } from './observability/trace';
import { brokenPage } from './pages/broken-page';
import type { Call, Handler, Params } from './pages/call';
import { processSite } from './process-site';
import type { Site } from './site';

/** What a host hands to a route besides the request. Every host knows the params; the rest is what only some know. */
type RouteContext = {
  readonly params: Promise<Params>;
  /** The address of whoever opened the connection, where the host sees a socket. */
  readonly remoteAddress?: string | undefined;
  /** How this host compresses for the request; one that does so by itself gives none. */
  readonly compress?: Compress | undefined;
  /** The site to serve from, where it is not the process's own. */
  readonly site?: Site | undefined;
};

/** A method of a route file: a web-standard function that any host can call. */
export type RouteFunction = (request: Request, context: RouteContext) => Promise<Response>;

/**
 * Puts around a handler everything that an answer of ours must have, whichever host calls it: an
 * id, the visitor's address, a trace, the page for our own failures, the strict headers, one line
 * in the log, and its numbers.
 *
 * @param route the route's name, such as `/[locale]/bookings/[id]`: never an address asked
 */
export function serve(route: string, handler: Handler): RouteFunction {
  return async (request, context) => {
    const started = performance.now();
    const call = await readCall(request, context);
    const { site, requestId } = call;
    const { method } = request;
    const attributes = {
      'http.request.method': method,
      'http.route': route,
      'request.id': requestId,
    };
    return traced(`${method} ${route}`, attributes, async (span) => {
      const answer = await answerOf(handler, call);
      const response = toResponse(answer, context.compress);
      span.setAttribute('http.response.status_code', answer.status);
      site.observe({
        request: requestId,
        method,
        host: call.host,
        route,
        status: answer.status,
        milliseconds: performance.now() - started,
      });
      return response;
    });
  };
}

async function readCall(
  request: Request,
  { params, remoteAddress, site = processSite() }: RouteContext,
): Promise<Call> {
  const { headers } = request;
  const { trustedProxies } = site;
  return {
    site,
    request,
    url: new URL(request.url),
    params: await params,
    requestId: requestIdOf(headers, trustedProxies),
    address: clientAddress({
      remoteAddress,
      forwardedFor: headers.get('x-forwarded-for'),
      trustedProxies,
    }),
    host: askedHost(headers, trustedProxies),
    now: site.now(),
  };
}

async function answerOf(handler: Handler, call: Call): Promise<Answer> {
  try {
    return await handler(call);
  } catch (error) {
    call.site.metrics.unexpected();
    call.site.log.unexpected(error, call.requestId);
    return brokenPage(call);
  }
}
