import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

export type Stopping = {
  /** Milliseconds for load balancers to notice that `/readyz` answers 503. */
  readonly drain: number;
  /** Most milliseconds after that to finish open requests. */
  readonly grace: number;
  /** Runs when every request is finished. */
  readonly last?: (() => Promise<void>) | undefined;
};

/**
 * On SIGTERM or SIGINT: calls `announce` (which turns `/readyz` to 503), serves on during `drain`, then
 * accepts no new connections, finishes open requests and exits. A second signal exits at once.
 */
export function stopOnSignal(
  server: Server,
  { drain, grace, last }: Stopping,
  announce: () => void,
): void {
  let stopping = false;
  const open = new Map<Socket, ServerResponse>();
  server.prependListener('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    // While stopping, every answer closes its connection.
    if (stopping) response.shouldKeepAlive = false;
    // A second request on a connection gets no answer (one-at-a-time.ts), so do not wait for it.
    if (open.has(socket)) return;
    open.set(socket, response);
    response.on('close', () => open.delete(socket));
  });
  // Connections that never sent a request would keep the server open.
  const closeUnused = () => {
    if (open.size === 0) server.closeAllConnections();
    else server.closeIdleConnections();
  };
  const stop = () => {
    announce();
    stopping = true;
    for (const response of open.values()) response.shouldKeepAlive = false;
    process.once('SIGTERM', () => process.exit(1));
    process.once('SIGINT', () => process.exit(1));
    setTimeout(() => {
      server.close(() => {
        void Promise.resolve(last?.()).finally(() => process.exit(0));
      });
      setInterval(closeUnused, 100);
      setTimeout(() => process.exit(1), grace).unref();
    }, drain);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}
