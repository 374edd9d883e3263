import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { env } from '@/lib/env';
import { lookFor } from '@/lib/look';
import { loadSite } from './built';
import { createHandler } from './handle';
import { answerUnreadable } from './unreadable';
import { stopOnSignal } from './stop';

/** What `npm start` runs: reads the settings, loads the built site, listens until told to stop. */
function main(): void {
  const directory = dirname(fileURLToPath(import.meta.url));
  process.chdir(directory);
  const settings = env();
  // A wrong look file stops the start, as a wrong setting does.
  lookFor(undefined);

  let stopping = false;
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
    createHandler(loadSite(directory), {
      isStopping: () => stopping,
      hops: settings.TRUSTED_PROXY_HOPS,
      hasLooks: settings.LOOK_FILE !== undefined,
    }),
  );
  server.on('clientError', answerUnreadable);
  server.on('error', (error: NodeJS.ErrnoException) => {
    fail(
      error.code === 'EADDRINUSE'
        ? `Port ${settings.PORT} is taken. Set PORT to a free one.`
        : `Cannot listen on ${settings.HOSTNAME}:${settings.PORT} (${error.code ?? error.name}).`,
    );
  });
  server.listen(settings.PORT, settings.HOSTNAME, () => {
    const address = server.address();
    console.log(`Listening on http://${settings.HOSTNAME}:${portOf(address) ?? settings.PORT}`);
  });
  const { READ_BUDGET_MS, CANCEL_BUDGET_MS, REREAD_BUDGET_MS, DRAIN_MS } = settings;
  const longest = READ_BUDGET_MS + CANCEL_BUDGET_MS + REREAD_BUDGET_MS;
  stopOnSignal(server, { drain: DRAIN_MS, grace: longest + 2_000 }, () => {
    stopping = true;
  });
}

function portOf(address: string | AddressInfo | null): number | undefined {
  return typeof address === 'object' ? address?.port : undefined;
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

try {
  main();
} catch (error) {
  fail(error instanceof Error ? error.message : 'The server could not start.');
}
