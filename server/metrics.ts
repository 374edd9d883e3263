import { createServer, type Server } from 'node:http';
import type { Site } from './built';
import { metricsPath } from './handle';

/** A server for Prometheus alone, on a port that the public does not reach. */
export function createMetricsServer(site: Site): Server {
  const { route, params } = site.routeFor(metricsPath);
  return createServer((request, response) => {
    const { GET } = route;
    if (request.url !== metricsPath || !GET) {
      response.writeHead(404).end();
      return;
    }
    Promise.resolve(
      GET(new Request(`http://localhost${metricsPath}`), { params: Promise.resolve(params) }),
    )
      .then(async (answer) => {
        response
          .writeHead(answer.status, Object.fromEntries(answer.headers))
          .end(await answer.text());
      })
      .catch(() => response.writeHead(500).end());
  });
}
