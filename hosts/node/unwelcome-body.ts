import type { IncomingMessage, ServerResponse } from 'node:http';

/** No form of this site is larger, in bytes. What is smaller is cheaper to read than to refuse. */
const largestForm = 64 * 1024;
/** Most bytes of a refused form that are let by, so that whoever sends it can still read why. */
const mostLetBy = 256 * 1024;
const longestLetBy = 2_000;

/**
 * Ends the connection where a request comes with a body that no route takes. Node would read the rest
 * of it, whatever its size. Only whoever sent too large a form is let finish for a while: a
 * connection that is closed while bytes arrive loses the answer that says why.
 */
export function dropUnwelcomeBody(request: IncomingMessage, response: ServerResponse): void {
  if (!isUnwelcome(request)) return;
  // No browser sends a body with these; from a form on, it may go on when it was read after all.
  if (request.method !== 'POST') response.shouldKeepAlive = false;
  response.on('finish', () => {
    if (request.complete) return;
    const drop = () => request.socket.destroySoon();
    const isRefusedForm = response.statusCode === 413 || response.statusCode === 415;
    if (!isRefusedForm) {
      drop();
      return;
    }
    let letBy = 0;
    request.on('data', (chunk: Buffer) => {
      letBy += chunk.byteLength;
      if (letBy > mostLetBy) drop();
    });
    setTimeout(drop, longestLetBy).unref();
  });
}

function isUnwelcome({ method, headers }: IncomingMessage): boolean {
  // No browser sends a form in pieces of a length that it does not tell.
  if (headers['transfer-encoding'] !== undefined) return true;
  const length = Number(headers['content-length'] ?? 0);
  return length > (method === 'POST' ? largestForm : 0);
}
