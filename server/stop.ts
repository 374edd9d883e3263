import type { Server } from 'node:http';

/** Longest time to finish what is under way: the cancel's budget and the reading after it. */
const graceMilliseconds = 30_000;

/**
 * On SIGTERM or SIGINT: says so (`announce` turns `/readyz` to 503), takes no new connections,
 * finishes every request under way, and ends. A second signal ends at once.
 */
export function stopOnSignal(server: Server, announce: () => void): void {
  const stop = () => {
    announce();
    process.once('SIGTERM', () => process.exit(1));
    process.once('SIGINT', () => process.exit(1));
    server.close(() => process.exit(0));
    server.closeIdleConnections();
    setTimeout(() => process.exit(1), graceMilliseconds).unref();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}
