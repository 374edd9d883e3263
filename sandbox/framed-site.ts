import { type IncomingMessage, request as ask, type ServerResponse } from 'node:http';

/** The site's own addresses; no operation of the API begins so. */
const sitePath = /^\/(?:[a-z]{2}(?:\/|$)|icon\.svg$|logos?\/)/;

/** Whether the demo asks for a page of the site rather than for an operation of the API. */
export function isSitePath(path: string): boolean {
  return sitePath.test(path);
}

/**
 * Answers as the site does, from the demo's own address, but for the ban on framing: so the inbox
 * can show beside a mail the very page it opens.
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
