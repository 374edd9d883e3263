import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { securityHeaders } from '@/lib/http/security-headers';
import { logUnexpected } from '@/lib/log';
import { clientAddress } from './address';
import { compress, encodingFor } from './compress';
import type { Prerendered, Site } from './built';

/** An address that no route has, for requests whose own address cannot be read. */
const nowhere = '/-/unreadable';

const readingMethods = new Set(['GET', 'HEAD']);

export type Surroundings = {
  readonly isStopping: () => boolean;
  /** How many proxies in front are trusted. */
  readonly hops: number;
};

/** Answers every request: static pages from memory, the rest by the route that Next built. */
export function createHandler(site: Site, { isStopping, hops }: Surroundings): RequestListener {
  return (request, response) => {
    completeHeaders(response, isStopping);
    compress(request, response);
    answer(site, { isStopping, hops }, request, response).catch((error: unknown) => {
      logUnexpected(error);
      if (response.headersSent) response.destroy();
      else sendText(response, 500, 'Something went wrong here.');
    });
  };
}

async function answer(
  site: Site,
  { isStopping, hops }: Surroundings,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = readableUrl(request.url ?? '/');
  const pathname = url.split('?', 1)[0] ?? '/';
  const method = request.method ?? 'GET';

  if (method !== 'POST' && !readingMethods.has(method)) {
    response.setHeader('allow', 'GET, HEAD, POST');
    sendText(response, method === 'OPTIONS' ? 204 : 405, '');
    return;
  }
  if (pathname === '/readyz' && isStopping()) {
    sendText(response, 503, 'stopping');
    return;
  }
  const ready = site.prerendered.get(trimSlash(pathname));
  if (ready) {
    if (readingMethods.has(method)) sendPrerendered(request, response, ready);
    else sendText(response, 405, 'This page only shows.', { allow: 'GET, HEAD' });
    return;
  }

  request.url = url;
  request.headers = {
    host: 'localhost',
    ...knownHeaders(request),
    'x-client-address': clientAddress(request, hops),
  };
  await site.routeFor(pathname)(request, response);
}

function sendPrerendered(
  request: IncomingMessage,
  response: ServerResponse,
  page: Prerendered,
): void {
  const encoding = encodingFor(request);
  const body = page.bodies[encoding];
  response.writeHead(page.status, {
    ...page.headers,
    'content-length': body.byteLength,
    vary: 'Accept-Encoding',
    ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** Answers shortly and plainly, with the same strict headers as everything else. */
export function sendText(
  response: ServerResponse,
  status: number,
  text: string,
  headers: Readonly<Record<string, string>> = {},
): void {
  const body = text === '' ? '' : `${text}\n`;
  response.writeHead(status, {
    ...headers,
    'content-type': 'text/plain; charset=utf-8',
    ...(status === 204 ? {} : { 'content-length': Buffer.byteLength(body) }),
  });
  response.end(body);
}

// Next adds headers of its own and leaves ours off some of its answers; both end here.
function completeHeaders(response: ServerResponse, isStopping: () => boolean): void {
  const writeHead = response.writeHead.bind(response);
  response.writeHead = (status: number, ...rest: unknown[]) => {
    const given = rest.find((item) => typeof item === 'object' && item !== null) ?? {};
    for (const [name, value] of Object.entries({ ...given }))
      response.setHeader(name, String(value));
    // Next varies by headers of its own that never reach it here; only the encoding is left.
    if (response.hasHeader('content-encoding')) response.setHeader('vary', 'Accept-Encoding');
    else response.removeHeader('vary');
    for (const [name, value] of Object.entries(securityHeaders)) {
      if (!response.hasHeader(name)) response.setHeader(name, value);
    }
    if (isStopping()) response.setHeader('connection', 'close');
    return writeHead(status);
  };
}

/**
 * The path and query of a request, or an address that leads nowhere when it cannot be decoded:
 * Next answers such an address with a bare 500.
 */
function readableUrl(raw: string): string {
  const path = raw.startsWith('/') ? raw : nowhere;
  const [pathname = '/', ...query] = path.split('?');
  try {
    if (decodeURIComponent(pathname).includes('\0')) return nowhere;
  } catch {
    return nowhere;
  }
  const single = pathname.replace(/\/{2,}/g, '/');
  return [single, ...(query.length > 0 ? [query.join('?')] : [])].join('?');
}

function trimSlash(pathname: string): string {
  return pathname.length > 1 && pathname.endsWith('/') ? pathname.slice(0, -1) : pathname;
}

// The routes see what they use and nothing else: no header that Next gives a meaning of its own.
const passedOn = [
  'accept-encoding',
  'accept-language',
  'content-length',
  'content-type',
  'host',
  'origin',
  'sec-ch-ua',
  'sec-fetch-dest',
  'sec-fetch-mode',
  'sec-fetch-site',
  'sec-fetch-user',
  'transfer-encoding',
  'user-agent',
  'x-forwarded-host',
];

function knownHeaders({ headers }: IncomingMessage): IncomingMessage['headers'] {
  return Object.fromEntries(
    passedOn.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]])),
  );
}
