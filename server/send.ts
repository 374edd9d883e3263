import type { IncomingMessage, ServerResponse } from 'node:http';
import { securityHeaders } from '@/lib/http/security-headers';
import type { Prerendered } from './built';
import { compressed, encodingFor } from './compress';

type Headers = Readonly<Record<string, string>>;

/** A request, what answers it, and whether the connection ends with that. */
export type Exchange = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly isLast: () => boolean;
};

/** Below this many bytes compressing gains nothing. */
const worthCompressing = 512;

/** Sends a page made at build, in the encoding the browser takes. */
export function sendPrerendered(
  exchange: Exchange,
  { status, headers, bodies }: Prerendered,
): void {
  const encoding = encodingFor(exchange.request);
  send(exchange, status, headers, bodies[encoding], encoding);
}

/** Sends what a route answered, compressed when it is text. */
export async function sendAnswer(exchange: Exchange, answer: Response): Promise<void> {
  const headers: Record<string, string> = { ...securityHeaders };
  answer.headers.forEach((value, name) => (headers[name] = value));
  const body = answer.body === null ? undefined : Buffer.from(await answer.arrayBuffer());
  const isText = /^(text\/|image\/svg)/.test(headers['content-type'] ?? '');
  if (body && isText && body.byteLength >= worthCompressing) {
    const encoding = encodingFor(exchange.request);
    send(exchange, answer.status, headers, compressed(body, encoding), encoding);
  } else {
    send(exchange, answer.status, headers, body);
  }
}

/** Answers shortly and plainly, with the same strict headers as everything else. */
export function sendText(
  exchange: Exchange,
  status: number,
  text: string,
  headers: Headers = {},
): void {
  const plain = { ...securityHeaders, ...headers, 'content-type': 'text/plain; charset=utf-8' };
  send(exchange, status, plain, text === '' ? undefined : Buffer.from(`${text}\n`));
}

/** `encoding` says that this answer depends on what the browser takes, and what was chosen. */
function send(
  { request, response, isLast }: Exchange,
  status: number,
  headers: Headers,
  body: Buffer | undefined,
  encoding?: ReturnType<typeof encodingFor>,
): void {
  if (isLast()) response.shouldKeepAlive = false;
  response.writeHead(status, {
    ...headers,
    ...(encoding ? { vary: 'Accept-Encoding' } : {}),
    ...(encoding && encoding !== 'identity' ? { 'content-encoding': encoding } : {}),
    ...(status === 204 ? {} : { 'content-length': body?.byteLength ?? 0 }),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}
