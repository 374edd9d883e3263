import type { IncomingMessage, ServerResponse } from 'node:http';
import { largestForm } from '@/lib/http/posted-form';

/**
 * Most bytes and milliseconds of a refused form that are read and dropped, so that its sender can
 * read the answer.
 */
const maxDropped = 256 * 1024;
const longestDropping = 2_000;

/**
 * Closes the connection after a request with a body that no route accepts; Node would read all of
 * it, whatever its size. The rest of a too large form may arrive for a while, since closing a
 * connection while bytes arrive loses the answer.
 */
export function dropUnwelcomeBody(request: IncomingMessage, response: ServerResponse): void {
  if (!isUnwelcome(request)) return;
  // Browsers send a body with POST only, and a POST's connection stays open if its body was read
  // whole.
  if (request.method !== 'POST') response.shouldKeepAlive = false;
  response.on('finish', () => {
    if (request.complete) return;
    const drop = () => request.socket.destroySoon();
    const isRefusedForm = response.statusCode === 413 || response.statusCode === 415;
    if (!isRefusedForm) {
      drop();
      return;
    }
    let dropped = 0;
    request.on('data', (chunk: Buffer) => {
      dropped += chunk.byteLength;
      if (dropped > maxDropped) drop();
    });
    setTimeout(drop, longestDropping).unref();
  });
}

function isUnwelcome({ method, headers }: IncomingMessage): boolean {
  // Browsers send forms with a content-length.
  if (headers['transfer-encoding'] !== undefined) return true;
  // Smaller bodies are cheaper to read than to refuse.
  const length = Number(headers['content-length'] ?? 0);
  return length > (method === 'POST' ? largestForm : 0);
}
