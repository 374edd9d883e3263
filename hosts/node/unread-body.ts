import type { IncomingMessage, ServerResponse } from 'node:http';

/** Most bytes of a refused form that are let by, so that whoever sends it can still read why. */
const mostLetBy = 256 * 1024;
const longestLetBy = 2_000;

/**
 * Ends the connection when an answer went out before the request's body was read. Node would read
 * the rest of it, whatever its size, for an address that takes none.
 */
export function dropUnreadBody(request: IncomingMessage, response: ServerResponse): void {
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
