import { createServer } from 'node:http';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { version } from '@/generated/assets';
import { routes } from '@/generated/routes';
import { readEnvironment } from '@/lib/settings/environment';
import { listenTo } from '@/lib/http/listen';
import { lastReadMilliseconds } from '@/lib/observability/metrics-server';
import { securityHeaders } from '@/lib/http/security-headers';
import { createSite } from '@/server/site';
import { startTelemetry } from '@/server/start-telemetry';
import { webhookDrainMilliseconds } from '@/lib/webhook/webhook';
import { checkConnections } from './checked-connection';
import { createListener } from './listener';
import { mountRoutes } from './mount-routes';
import { oneAtATime } from './one-at-a-time';
import { loadStaticPages } from './static-pages';
import { stopOnSignal } from './stop';
import { answerUnreadable } from './unreadable';

/** Most milliseconds for a client to receive an answer: 7 KB at 2 kbit/s. */
const sendTimeout = 30_000;
/** Most connections at once. Each may hold a form of 64 KB, and all must fit in memory beside the heap. */
const maxConnections = 2_000;

/** The lean server, started by `npm start`: reads the settings, makes the site and listens. */
async function main(): Promise<void> {
  const directory = dirname(fileURLToPath(import.meta.url));
  const environment = readEnvironment(process.env);
  const { settings, tuning } = environment;
  const site = createSite(settings, { tuning });
  const longest =
    tuning.readMilliseconds + tuning.cancelMilliseconds + tuning.readAfterChangeMilliseconds;
  const listener = createListener({
    site,
    app: mountRoutes(routes, site),
    staticPages: settings.BRANDING_FILE === undefined ? loadStaticPages(directory) : new Map(),
  });
  const server = createServer(
    {
      // A customer's form is small and arrives well within these.
      headersTimeout: 10_000,
      requestTimeout: 15_000,
      connectionsCheckingInterval: 1_000,
      keepAliveTimeout: 65_000,
      maxHeaderSize: 16 * 1024,
      // Requests without Host get our answer with our headers, not Node's own.
      requireHostHeader: false,
    },
    oneAtATime(listener, longest + sendTimeout),
  );
  // Closes idle connections, such as after bytes that were no request.
  server.timeout = longest + sendTimeout;
  server.maxConnections = maxConnections;
  checkConnections(server);
  server.on('clientError', answerUnreadable);
  server.on('checkExpectation', (_request, response) => {
    response.writeHead(417, securityHeaders).end();
  });
  const endTelemetry = await startTelemetry(site, environment);
  const last = async () => {
    // Sends the remaining webhook messages.
    await site.close();
    await endTelemetry();
  };
  stopOnSignal(
    server,
    {
      drain: settings.DRAIN_MS,
      grace: longest + 2_000 + webhookDrainMilliseconds + lastReadMilliseconds,
      last,
    },
    site.announceStop,
  );
  const { PORT, HOSTNAME } = settings;
  const port = await listenTo(server, PORT, HOSTNAME);
  site.log.notice(
    'info',
    'listening',
    `Listening on http://${HOSTNAME}:${port}, version ${version}`,
  );
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : 'The server could not start.');
  process.exit(1);
});
