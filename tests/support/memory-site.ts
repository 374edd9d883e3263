import { test as base } from '@playwright/test';
import { routes } from '@/generated/routes';
import { mountRoutes } from '@/hosts/node/mount-routes';
import { openLog } from '@/lib/observability/log';
import { parseSettings } from '@/lib/settings';
import { createSite, type Replaced, type Site } from '@/lib/site';
import { customerWith } from './customer';
import { addresses } from './sandbox';

/** A whole site in this process: the real handlers, a clock of the test's own, and a log to read. */
export type MemorySite = ReturnType<typeof customerWith> & {
  readonly site: Site;
  /** Lets time pass, in milliseconds; nothing else does. */
  readonly pass: (milliseconds: number) => void;
  /** Every line of the log so far. */
  readonly said: () => string;
};

type Wanted = {
  readonly settings?: Readonly<Record<string, string>>;
  readonly replaced?: Replaced;
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

/** Wires one. Whoever makes it closes its `site`. */
export function createMemorySite({ settings = {}, replaced = {} }: Wanted = {}): MemorySite {
  let now = Date.now();
  let said = '';
  const site = createSite(
    parseSettings({
      BOKAMERA_API_URL: addresses.sandbox,
      BOKAMERA_API_KEY: 'sandbox-key',
      ...settings,
    }),
    {
      now: () => now,
      log: openLog({ destination: { write: (line) => (said += line) } }),
      ...replaced,
    },
  );
  const app = mountRoutes(routes, site);
  return {
    ...customerWith(async (url, init) => app.fetch(new Request(url, init), {})),
    site,
    pass: (milliseconds) => {
      now += milliseconds;
    },
    said: () => said,
  };
}
