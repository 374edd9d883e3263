import type { Server, ServerResponse } from 'node:http';

export type Stopping = {
  /** How long others have to notice that `/readyz` says 503, in milliseconds. */
  readonly drain: number;
  /** Longest time to finish what is under way after that, in milliseconds. */
  readonly grace: number;
  /** What is still to do when every request is finished. */
  readonly last?: (() => Promise<void>) | undefined;
};

/**
 * On SIGTERM or SIGINT: says so (`announce` turns `/readyz` to 503), goes on serving while others
 * notice, then takes no new connections, finishes every request under way, and ends. A second
 * signal ends at once.
 */
export function stopOnSignal(
  server: Server,
  { drain, grace, last }: Stopping,
  announce: () => void,
): void {
  let stopping = false;
  const underWay = new Set<ServerResponse>();
  server.prependListener('request', (_request, response: ServerResponse) => {
    // Once it is stopping, every answer is the last on its connection.
    if (stopping) response.shouldKeepAlive = false;
    underWay.add(response);
    response.on('close', () => underWay.delete(response));
  });
  // A connection that was opened and never used would keep the server waiting for nothing.
  const closeUnused = () => {
    if (underWay.size === 0) server.closeAllConnections();
    else server.closeIdleConnections();
  };
  const stop = () => {
    announce();
    stopping = true;
    for (const response of underWay) response.shouldKeepAlive = false;
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
