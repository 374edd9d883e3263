import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { routes } from '@/generated/routes';
import { readEnvironment } from '@/lib/environment';
import { listenTo } from '@/lib/listen-to';
import { securityHeaders } from '@/lib/http/security-headers';
import { createSite } from '@/lib/site';
import { drainMilliseconds } from '@/lib/webhook/webhook';
import { createListener } from './listener';
import { startMetricsServer } from '@/lib/observability/metrics-server';
import { mountRoutes } from './mount-routes';
import { loadStaticPages } from './static-pages';
import { stopOnSignal } from './stop';
import { answerUnreadable } from './unreadable';

/** What `npm start` runs: reads the settings, wires the site, listens until told to stop. */
async function main(): Promise<void> {
  const directory = dirname(fileURLToPath(import.meta.url));
  const { settings, misspelled } = readEnvironment(process.env);
  const site = createSite(settings);
  for (const { name, meant } of misspelled)
    site.log.notice('warn', 'misspelled-setting', `${name} is no setting; was ${meant} meant?`);

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
  await startMetricsServer(site.metrics, settings);
  const { READ_BUDGET_MS, CANCEL_BUDGET_MS, REREAD_BUDGET_MS, DRAIN_MS } = settings;
  const longest = READ_BUDGET_MS + CANCEL_BUDGET_MS + REREAD_BUDGET_MS;
  const last = async () => {
    // What waits for the webhook is sent when the last customer has had an answer.
    await site.close();
    await endTracing?.();
  };
  stopOnSignal(
    server,
    { drain: DRAIN_MS, grace: longest + 2_000 + drainMilliseconds, last },
    site.announceStop,
  );
  const { PORT, HOSTNAME } = settings;
  await listenTo(server, {
    port: PORT,
    host: HOSTNAME,
    portSetting: 'PORT',
    hostSetting: 'HOSTNAME',
  });
  const port = portOf(server.address()) ?? PORT;
  site.log.notice('info', 'listening', `Listening on http://${HOSTNAME}:${port}`);
}

function portOf(address: string | AddressInfo | null): number | undefined {
  return typeof address === 'object' ? address?.port : undefined;
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

main().catch((error: unknown) => {
  fail(error instanceof Error ? error.message : 'The server could not start.');
});
