import { createServer, type Server } from 'node:http';
import type { Metrics } from '@/lib/observability/metrics';

/** A server for Prometheus alone, on a port that the public does not reach. */
export function createMetricsServer(metrics: Metrics): Server {
  return createServer((request, response) => {
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
}
