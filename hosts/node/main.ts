import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { routes } from '@/generated/routes';
import { securityHeaders } from '@/lib/http/security-headers';
import { withSecrets } from '@/lib/secrets';
import { parseSettings } from '@/lib/settings';
import { createSite } from '@/lib/site';
import { createListener } from './listener';
import { createMetricsServer } from '@/lib/observability/metrics-server';
import { mountRoutes } from './mount-routes';
import { loadStaticPages } from './static-pages';
import { stopOnSignal } from './stop';
import { answerUnreadable } from './unreadable';

/** What `npm start` runs: reads the settings, wires the site, listens until told to stop. */
async function main(): Promise<void> {
  const directory = dirname(fileURLToPath(import.meta.url));
  const settings = parseSettings(withSecrets(process.env));
  const site = createSite(settings);

  const endpoint = settings.OTEL_EXPORTER_OTLP_ENDPOINT;
  // Loaded where it is wanted: it would be a fifth of every start.
  const endTracing =
    endpoint === undefined
      ? undefined
      : (await import('@/lib/observability/tracing')).startTracing(endpoint);
  const server = createServer(
    {
      // A customer's form is small; whoever needs longer than this is not sending one.
      headersTimeout: 10_000,
      requestTimeout: 15_000,
      connectionsCheckingInterval: 1_000,
      keepAliveTimeout: 65_000,
      maxHeaderSize: 16 * 1024,
      // Answered like everything else, with our own headers, instead of by Node.
      requireHostHeader: false,
    },
    createListener({
      site,
      app: mountRoutes(routes, site),
      staticPages: settings.BRANDING_FILE === undefined ? loadStaticPages(directory) : new Map(),
    }),
  );
  server.on('clientError', answerUnreadable);
  server.on('checkExpectation', (_request, response) => {
    response.writeHead(417, securityHeaders).end();
  });
  server.on('error', (error) => failToListen(error, settings.PORT, 'PORT'));
  server.listen(settings.PORT, settings.HOSTNAME, () => {
    const address = server.address();
    console.log(`Listening on http://${settings.HOSTNAME}:${portOf(address) ?? settings.PORT}`);
  });
  if (settings.METRICS_PORT !== undefined) {
    const { METRICS_PORT } = settings;
    createMetricsServer(site.metrics)
      .on('error', (error) => failToListen(error, METRICS_PORT, 'METRICS_PORT'))
      .listen(METRICS_PORT, settings.METRICS_HOSTNAME)
      .unref();
  }
  const { READ_BUDGET_MS, CANCEL_BUDGET_MS, REREAD_BUDGET_MS, DRAIN_MS } = settings;
  const longest = READ_BUDGET_MS + CANCEL_BUDGET_MS + REREAD_BUDGET_MS;
  stopOnSignal(
    server,
    { drain: DRAIN_MS, grace: longest + 2_000, last: endTracing },
    site.announceStop,
  );
}

function portOf(address: string | AddressInfo | null): number | undefined {
  return typeof address === 'object' ? address?.port : undefined;
}

function failToListen(error: NodeJS.ErrnoException, port: number, setting: string): never {
  return fail(
    error.code === 'EADDRINUSE'
      ? `Port ${port} is taken. Set ${setting} to a free one.`
      : `Cannot listen on port ${port} (${error.code ?? error.name}).`,
  );
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

main().catch((error: unknown) => {
  fail(error instanceof Error ? error.message : 'The server could not start.');
});
