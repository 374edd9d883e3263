import { createServer } from 'node:http';
import { listenTo } from '@/lib/listen-to';
import type { Metrics } from '@/lib/observability/metrics';

type Where = {
  readonly METRICS_PORT?: number | undefined;
  readonly METRICS_HOSTNAME: string;
};

/**
 * Starts the server for Prometheus alone, on a port that the public does not reach; none without a port.
 *
 * @throws Error that names the setting to correct when that port or address cannot be had
 */
export async function startMetricsServer(
  metrics: Metrics,
  { METRICS_PORT, METRICS_HOSTNAME }: Where,
): Promise<void> {
  if (METRICS_PORT === undefined) return;
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
          .end(text);
      })
      .catch(() => response.writeHead(500).end());
  });
  await listenTo(server, {
    port: METRICS_PORT,
    host: METRICS_HOSTNAME,
    portSetting: 'METRICS_PORT',
    hostSetting: 'METRICS_HOSTNAME',
  });
  server.unref();
}
