import type { ServerResponse } from 'node:http';
import { type Answer, errorBody } from './answers';
import type { Fault, WireFault } from './faults';
import { contentTypes, type Format, render } from './formats/format';

export function sendJson(response: ServerResponse, answer: Answer): void {
  sendAnswer(response, answer, 'json');
}

/** Sends an answer as ServiceStack does, in a format. */
export function sendAnswer(
  response: ServerResponse,
  { status, body }: Answer,
  format: Format,
): void {
  if (status === 204) response.writeHead(204).end();
  else {
    const text = render(format, body);
    response
      .writeHead(status, {
        'content-type': contentTypes[format],
        'content-length': Buffer.byteLength(text),
      })
      .end(text);
  }
}

/** An unknown route: plain text, no JSON. */
export function sendUnknownRoute(response: ServerResponse): void {
  response.writeHead(404, { 'content-type': 'text/plain' }).end('404');
}

/** Sends a faulty answer instead of a good one; `asError` shapes an error as the server does. */
export function sendFault(
  response: ServerResponse,
  { wire, milliseconds, retryAfter }: Fault,
  good: Answer,
  format: Format,
  asError: (code: string, message: string) => object = errorBody,
): void {
  const text = good.status === 204 ? '' : render(format, good.body);
  const type = { 'content-type': contentTypes[format] };
  const error = (status: number, code: string) =>
    sendAnswer(
      response,
      { status, body: asError(code, 'A message that no customer should ever see.') },
      format,
    );
  const html = (status: number) =>
    response
      .writeHead(status, { 'content-type': 'text/html' })
      .end('<html><body><h1>Bad Gateway</h1><p>nginx</p></body></html>');

  const send: Record<WireFault, () => void> = {
    'then-gone': () => sendAnswer(response, good, format),
    delay: () => setTimeout(() => sendAnswer(response, good, format), milliseconds),
    hang: () => undefined,
    'slow-drip': () => {
      response.writeHead(200, type);
      let sent = 0;
      const drip = setInterval(() => response.write(text[sent++] ?? ' '), 100);
      response.on('close', () => clearInterval(drip));
    },
    reset: () => response.socket?.resetAndDestroy(),
    truncated: () => {
      response.writeHead(200, { ...type, 'content-length': Buffer.byteLength(text) });
      response.write(text.slice(0, text.length / 2));
      setTimeout(() => response.socket?.destroy(), 20);
    },
    malformed: () => response.writeHead(200, type).end(text.slice(0, -2)),
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
    'empty-200': () => response.writeHead(200, type).end(),
    '204': () => response.writeHead(204).end(),
  };
  if (wire) send[wire]();
  else sendAnswer(response, good, format);
}
