import { type IncomingMessage, request as ask, type ServerResponse } from 'node:http';

/** The site's own paths; no operation of the API begins like these. */
const sitePath = /^\/(?:[a-z]{2}(?:\/|$)|icon\.svg$|logos?\/)/;

/** Whether a request is for a page of the site rather than an operation of the API. */
export function isSitePath(path: string): boolean {
  return sitePath.test(path);
}

/**
 * Proxies the site on the demo's own address without its ban on framing, so that the inbox can show
 * the page next to the email that opens it.
 */
export function frameSite(site: string, request: IncomingMessage, response: ServerResponse): void {
  const { host, hostname, port } = new URL(site);
  const { method, url: path } = request;
  const asked = ask(
    { hostname, port, path, method, headers: { ...request.headers, host } },
    (answer) => {
      const {
        'x-frame-options': _,
        'content-security-policy': policy,
        ...headers
      } = answer.headers;
      response.writeHead(answer.statusCode ?? 502, {
        ...headers,
        ...(typeof policy === 'string' && {
          'content-security-policy': policy.replace(/;? *frame-ancestors [^;]*/, ''),
        }),
      });
      answer.pipe(response);
    },
  );
  asked.on('error', () => {
    response
      .writeHead(502, { 'content-type': 'text/plain; charset=utf-8' })
      .end(`No site answers at ${site}. Start it, then open the mail again.`);
  });
  request.pipe(asked);
}
