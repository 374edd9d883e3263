import type { ServerResponse } from 'node:http';
import type { Fault, WireFault } from './faults';
import type { Answer } from './operations';
import { errorBody } from './wire';

const json = { 'content-type': 'application/json; charset=utf-8' };

/** Sends an answer as ServiceStack does. */
export function sendJson(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, json).end(JSON.stringify(body));
}

/** An unknown route: plain text, no JSON (bokamera-api §7). */
export function sendUnknownRoute(response: ServerResponse): void {
  response.writeHead(404, { 'content-type': 'text/plain' }).end('404');
}

/** Sends what arrives instead of a good answer. */
export function sendFault(
  response: ServerResponse,
  { wire, milliseconds, retryAfter }: Fault,
  good: Answer,
): void {
  const text = JSON.stringify(good.body);
  const error = (status: number, code: string) =>
    sendJson(response, {
      status,
      body: errorBody(code, 'A message that no customer should ever see.'),
    });
  const html = (status: number) =>
    response
      .writeHead(status, { 'content-type': 'text/html' })
      .end('<html><body><h1>Bad Gateway</h1><p>nginx</p></body></html>');

  const send: Record<WireFault, () => void> = {
    'then-gone': () => sendJson(response, good),
    delay: () => setTimeout(() => sendJson(response, good), milliseconds),
    hang: () => undefined,
    'slow-drip': () => {
      response.writeHead(200, json);
      let sent = 0;
      const drip = setInterval(() => response.write(text[sent++] ?? ' '), 100);
      response.on('close', () => clearInterval(drip));
    },
    reset: () => response.socket?.resetAndDestroy(),
    truncated: () => {
      response.writeHead(200, { ...json, 'content-length': Buffer.byteLength(text) });
      response.write(text.slice(0, text.length / 2));
      setTimeout(() => response.socket?.destroy(), 20);
    },
    malformed: () => response.writeHead(200, json).end(text.slice(0, -2)),
    'html-200': () => html(200),
    'html-502': () => html(502),
    '500': () => error(500, 'Exception'),
    '503': () => error(503, 'ServiceUnavailable'),
    '504': () => html(504),
    '429': () => {
      if (retryAfter !== undefined) response.setHeader('retry-after', String(retryAfter));
      error(429, 'TooManyRequests');
    },
    '400': () => error(400, 'ArgumentException'),
    '401': () => error(401, 'Unauthorized'),
    '403': () => error(403, 'Forbidden'),
    '404': () => error(404, 'NotFound'),
    '404-text': () => sendUnknownRoute(response),
    '408': () => error(408, 'RequestTimeout'),
    '409': () => error(409, 'Conflict'),
    'empty-200': () => response.writeHead(200, json).end(),
    '204': () => response.writeHead(204).end(),
  };
  if (wire) send[wire]();
  else sendJson(response, good);
}
