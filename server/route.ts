import { plain } from '@/lib/http/answers';
import { clientAddress } from '@/lib/http/client-address';
import { askedHost } from '@/lib/http/origin';
import { requestIdOf } from '@/lib/http/request-id';
import { type Compress, toResponse } from '@/lib/http/to-response';
import { traced } from '@/lib/trace';
import { brokenAnswer } from './broken-answer';
import { redirectTurnedOff } from './language';
import { refuseOneClick } from './refuse-one-click';
import { brokenPage } from './pages/broken-page';
import { processSite } from './process-site';
import type { Handler, Params, RequestContext } from './request-context';
import type { Site } from './site';

/** What a host passes to a route with the request. Next passes the params only. */
type RouteContext = {
  readonly params: Promise<Params>;
  /** The peer address of the connection, if the host sees the socket. */
  readonly remoteAddress?: string | undefined;
  /** How this host compresses for the request; undefined when the host does it itself. */
  readonly compress?: Compress | undefined;
  /** The site to serve from; undefined means the process's own. */
  readonly site?: Site | undefined;
};

/** A method of a route file: a web-standard function that any host can call. */
export type RouteFunction = (request: Request, context: RouteContext) => Promise<Response>;

/** The methods that a route file exports. Next answers HEAD with GET. */
export const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

/** A handler for each method that a route accepts. Every route accepts GET. */
type Handlers = { readonly GET: Handler; readonly POST?: Handler };

/**
 * Everything that a route file exports: its own handlers, and the same refusal of every other
 * method on every host, with an `Allow` header made from the handlers.
 *
 * @param path the address pattern, such as `/[locale]/bookings/[id]`: it names the route in logs
 *   and metrics, which never contain the requested address
 */
export function route(
  path: string,
  handlers: Handlers,
): Readonly<Record<(typeof methods)[number], RouteFunction>> {
  const refuse = refuseMethod(handlers);
  const refused = serve(path, refuse);
  return {
    GET: serve(path, handlers.GET),
    POST: serve(path, refuseOneClick(handlers.POST ?? refuse)),
    PUT: refused,
    PATCH: refused,
    DELETE: refused,
    OPTIONS: refused,
  };
}

/** Answers a method that a route does not accept: 405, or 204 to OPTIONS. */
function refuseMethod(handlers: Handlers): Handler {
  const allow = handlers.POST ? 'GET, HEAD, POST' : 'GET, HEAD';
  return ({ request }) =>
    request.method === 'OPTIONS'
      ? { status: 204, headers: { allow } }
      : plain(405, 'Method not allowed.', { allow });
}

/** Wraps a handler with request id, client address, tracing, error page, headers, logging and metrics. */
function serve(path: string, handler: Handler): RouteFunction {
  return async (request, hosting) => {
    const started = performance.now();
    const { method } = request;
    let { site } = hosting;
    try {
      site ??= processSite();
      const { observe } = site;
      const context = await readContext(request, hosting, site);
      const attributes = {
        'http.request.method': method,
        'http.route': path,
        'request.id': context.requestId,
      };
      return await traced(`${method} ${path}`, attributes, async (span) => {
        const response = await responseOf(handler, context, hosting.compress);
        span.setAttribute('http.response.status_code', response.status);
        observe({
          request: context.requestId,
          method,
          host: context.host,
          route: path,
          status: response.status,
          milliseconds: performance.now() - started,
        });
        return response;
      });
    } catch (error) {
      return brokenAnswer(site, error);
    }
  };
}

async function readContext(
  request: Request,
  { params, remoteAddress }: RouteContext,
  site: Site,
): Promise<RequestContext> {
  const { headers } = request;
  const { trustedProxies } = site;
  return {
    site,
    request,
    url: new URL(request.url),
    params: await params,
    requestId: requestIdOf(headers, trustedProxies),
    clientAddress: clientAddress({
      remoteAddress,
      forwardedFor: headers.get('x-forwarded-for'),
      trustedProxies,
    }),
    host: askedHost(headers, trustedProxies),
    now: site.now(),
  };
}

/** The handler's answer as a response; the error page if either fails. */
async function responseOf(
  handler: Handler,
  context: RequestContext,
  compress: Compress | undefined,
): Promise<Response> {
  try {
    return toResponse(redirectTurnedOff(context) ?? (await handler(context)), compress);
  } catch (error) {
    context.site.metrics.unexpected();
    context.site.log.unexpected(error, context.requestId);
    return toResponse(await brokenPage(context), compress);
  }
}
