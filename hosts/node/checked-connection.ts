import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';

/** Most requests in one chunk of a connection. No browser sends more than one. */
const maxRequests = 4;
/** Node's parser accepts a request only with this in its first line, in exactly this case. */
const requestMark = 'HTTP/1.';

/**
 * Checks the bytes of each connection before Node parses them. Node parses a whole chunk and
 * allocates some kilobytes for each request in it before any can be refused, and 64 KB contain
 * thousands. Closes a connection that pipelines too many.
 */
export function checkConnections(server: Server): void {
  const parsers = server.listeners('connection');
  server.removeAllListeners('connection');
  server.on('connection', (socket: Socket) => {
    const checked = new CheckedConnection(socket);
    for (const parse of parsers) parse.call(server, checked);
  });
}

function hasTooManyRequests(chunk: Buffer): boolean {
  let at = -1;
  for (let found = 0; found <= maxRequests; found += 1) {
    at = chunk.indexOf(requestMark, at + 1, 'latin1');
    if (at < 0) return false;
  }
  return true;
}

/** Replaces the socket: Node's HTTP server accepts any duplex stream. */
class CheckedConnection extends Duplex {
  readonly remoteAddress: string | undefined;

  constructor(private readonly socket: Socket) {
    super();
    this.remoteAddress = socket.remoteAddress;
    socket.on('data', (chunk: Buffer) => {
      if (hasTooManyRequests(chunk)) socket.destroy();
      else if (!this.push(chunk)) socket.pause();
    });
    socket.on('end', () => this.push(null));
    socket.on('timeout', () => this.emit('timeout'));
    socket.on('error', (error) => this.destroy(error));
    socket.on('close', () => this.destroy());
  }

  setTimeout(milliseconds: number): this {
    this.socket.setTimeout(milliseconds);
    return this;
  }

  /** Closes after the last write. */
  destroySoon(): void {
    this.end(() => this.destroy());
  }

  override _read(): void {
    this.socket.resume();
  }

  override _write(chunk: Buffer, encoding: BufferEncoding, done: (error?: Error | null) => void) {
    this.socket.write(chunk, encoding, done);
  }

  override _writev(
    chunks: { chunk: Buffer; encoding: BufferEncoding }[],
    done: (error?: Error | null) => void,
  ): void {
    this.socket.cork();
    for (const [index, { chunk, encoding }] of chunks.entries())
      this.socket.write(chunk, encoding, index === chunks.length - 1 ? done : undefined);
    this.socket.uncork();
  }

  override _final(done: () => void): void {
    this.socket.end(done);
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.socket.destroy();
    done(error);
  }
}
