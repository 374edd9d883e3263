import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { listenTo } from '@/lib/http/listen';
import type { Settings } from '@/lib/settings/settings';
import type { Metrics } from './metrics';

type MetricsServer = {
  readonly port: number | undefined;
  readonly untilRead: (milliseconds: number) => Promise<void>;
};

/** Most milliseconds that a stopping process waits for a last scrape: a usual interval and more. */
export const lastReadMilliseconds = 20_000;

/**
 * Starts the Prometheus server on its own port, which must not be public; does nothing without a
 * port.
 *
 * @returns `port`, which the system chose if the setting is 0, and `untilRead`, which waits at most
 *   `milliseconds` until every count that triggers an alarm has been scraped; call it before the
 *   process ends
 * @throws Error that names the setting to correct when the port or address is not available
 */
export async function startMetricsServer(
  metrics: Metrics,
  { METRICS_PORT, METRICS_HOSTNAME }: Pick<Settings, 'METRICS_PORT' | 'METRICS_HOSTNAME'>,
): Promise<MetricsServer> {
  if (METRICS_PORT === undefined) return { port: undefined, untilRead: () => Promise.resolve() };
  const server = createServer((request, response) => {
    if (request.url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    metrics
      .text()
      .then((text) => {
        response
          .writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' })
          .end(text, () => server.emit('read'));
      })
      .catch(() => response.writeHead(500).end());
  });
  const port = await listenTo(server, METRICS_PORT, METRICS_HOSTNAME, 'METRICS_');
  server.unref();
  const untilRead = async (milliseconds: number) => {
    if (!metrics.hasUnread()) return;
    const given = new AbortController();
    const { signal } = given;
    await Promise.race([
      once(server, 'read', { signal }),
      setTimeout(milliseconds, undefined, { signal }),
    ]);
    given.abort();
  };
  return { port, untilRead };
}
