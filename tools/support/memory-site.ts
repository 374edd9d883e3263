import { test as base } from '@playwright/test';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { z } from 'zod';
import { routes } from '@/generated/routes';
import { createListener } from '@/hosts/node/listener';
import { mountRoutes } from '@/hosts/node/mount-routes';
import { openLog } from '@/lib/observability/log';
import { parseSettings } from '@/lib/settings/settings';
import type { Tuning } from '@/lib/settings/tuning';
import { createSite, type Replaced, type Site } from '@/server/site';
import { patientBudgets } from './budgets';
import { customerWith } from './customer';
import { addresses } from './sandbox';

/** A whole site in this process: the real handlers, the test's own clock, and a log to read. */
export type MemorySite = ReturnType<typeof customerWith> & {
  readonly site: Site;
  /** Lets time pass, in milliseconds; nothing else does. */
  readonly pass: (milliseconds: number) => void;
  /** Every line of the log so far. */
  readonly said: () => string;
};

type Wanted = {
  readonly settings?: Readonly<Record<string, string>>;
  readonly replaced?: Omit<Replaced, 'tuning'>;
  readonly tuning?: Partial<Tuning>;
};

export const test = base.extend<{ readonly startMemorySite: (wanted?: Wanted) => MemorySite }>({
  startMemorySite: async ({}, use) => {
    const started: Site[] = [];
    await use((wanted) => {
      const memory = createMemorySite(wanted);
      started.push(memory.site);
      return memory;
    });
    await Promise.all(started.map(({ close }) => close()));
  },
});

/** Creates one. The caller closes its `site`. */
export function createMemorySite(wanted: Wanted = {}): MemorySite {
  return wire(wanted).memory;
}

/** The same on its own port, for browsers; its clock moves only when the test moves it. */
export type ServedSite = MemorySite & {
  readonly url: string;
  readonly stop: () => Promise<void>;
};

/** Creates one and serves it as `npm start` does. The caller stops it. */
export async function serveMemorySite(wanted: Wanted = {}): Promise<ServedSite> {
  const { memory, app } = wire(wanted);
  const server = createServer(
    createListener({ site: memory.site, app, staticPages: new Map<string, never>() }),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return {
    ...memory,
    url: `http://127.0.0.1:${port}`,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await memory.site.close();
    },
  };
}

function wire({ settings = {}, replaced = {}, tuning }: Wanted) {
  let now = Date.now();
  let said = '';
  const site = createSite(
    parseSettings({
      BOKAMERA_API_URL: settings['BOKAMERA_API_URL'] ?? addresses.sandbox,
      BOKAMERA_API_KEY: 'sandbox-key',
      ...settings,
    }),
    {
      now: () => now,
      log: openLog({ destination: { write: (line) => (said += line) } }),
      ...replaced,
      tuning: { ...patientBudgets, ...tuning },
    },
  );
  const app = mountRoutes(routes, site);
  const memory: MemorySite = {
    ...customerWith(async (url, init) => app.fetch(new Request(url, init), {})),
    site,
    pass: (milliseconds) => {
      now += milliseconds;
    },
    said: () => said,
  };
  return { memory, app };
}
