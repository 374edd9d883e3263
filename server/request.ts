import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { clientAddress } from './address';

/** An address that no route has, for requests whose own address cannot be read. */
const nowhere = '/-/unreadable';

/** The address asked for: `pathname` has single slashes and no query; `url` has the query too. */
export type Asked = { readonly pathname: string; readonly url: string };

/** Reads the path and query of a request; leads nowhere when they cannot be decoded. */
export function readAddress(raw: string): Asked {
  const path = raw.startsWith('/') ? raw : nowhere;
  const at = path.indexOf('?');
  const [pathname, search] = at < 0 ? [path, ''] : [path.slice(0, at), path.slice(at)];
  try {
    if (pathname.includes('%') && decodeURIComponent(pathname).includes('\0')) {
      return { pathname: nowhere, url: nowhere };
    }
  } catch {
    return { pathname: nowhere, url: nowhere };
  }
  const single = pathname.replace(/\/{2,}/g, '/');
  return { pathname: single, url: `${single}${search}` };
}

// The routes see what they use and nothing else.
const passedOn = [
  'accept-language',
  'content-type',
  'host',
  'origin',
  'sec-ch-ua',
  'sec-fetch-dest',
  'sec-fetch-mode',
  'sec-fetch-site',
  'sec-fetch-user',
  'user-agent',
  'x-forwarded-host',
];

/** The web request that a route is called with. The host in its address means nothing. */
export function toRequest(
  request: IncomingMessage,
  { url }: Asked,
  trustedProxyHops: number,
): Request {
  const headers: [string, string][] = [
    ['x-client-address', clientAddress(request, trustedProxyHops)],
    ['x-request-id', requestId(request, trustedProxyHops)],
  ];
  for (const name of passedOn) {
    const value = request.headers[name];
    if (value !== undefined) headers.push([name, String(value)]);
  }
  const isPost = request.method === 'POST';
  return new Request(`http://localhost${url}`, {
    method: isPost ? 'POST' : 'GET',
    headers,
    ...(isPost ? { body: bytesOf(request), duplex: 'half' } : {}),
  });
}

// A proxy of one's own has given the request an id for its log; from anybody else it is just text.
function requestId({ headers }: IncomingMessage, trustedProxyHops: number): string {
  const given = String(headers['x-request-id'] ?? '');
  return trustedProxyHops > 0 && /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
}

// A form that is too large is not read to its end, and still gets its answer on this connection.
function bytesOf(request: IncomingMessage): ReadableStream<Uint8Array> {
  const chunks: AsyncIterator<Buffer, undefined> = request.iterator({ destroyOnReturn: false });
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const next = await chunks.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
    cancel: async () => {
      await chunks.return?.();
    },
  });
}
