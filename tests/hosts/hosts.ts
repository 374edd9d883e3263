import { test as base } from '@playwright/test';
import { type Running, startSite, startSiteOnNext } from '../../scripts/processes.mjs';
import { freePort } from '../../scripts/steps.mjs';
import { receiptSettings } from '../support/receipt-settings';
import { addresses } from '../support/sandbox';

/** The servers that can run this site, by name. */
export const hosts = { lean: startSite, next: startSiteOnNext } as const;
export type HostName = keyof typeof hosts;
export const hostNames: readonly HostName[] = ['lean', 'next'];

export type StartHost = (host: HostName, env?: Record<string, string>) => Promise<Running>;

/** Settings under which nothing waits and no limit is met. */
const quick = {
  DRAIN_MS: '0',
  MIN_READING_MS: '0',
  READ_BUDGET_MS: '1500',
  CANCEL_BUDGET_MS: '1500',
  REREAD_BUDGET_MS: '1500',
  API_PAUSE_AFTER: '1000000',
};

type OfTest = {
  /** Starts a host of the test's own and stops it afterwards, whatever comes of the test. */
  readonly startHost: StartHost;
};
type OfWorker = {
  /** One server of each host, shared by the tests of a worker, with one trusted proxy in front. */
  readonly shared: Readonly<Record<HostName, Running>>;
};

export const test = base.extend<OfTest, OfWorker>({
  startHost: async ({}, use) => {
    const running: Running[] = [];
    await use(async (host, env = {}) => {
      const started = await startOn(host, env);
      running.push(started);
      return started;
    });
    await Promise.all(running.map(({ stop }) => stop()));
  },
  shared: [
    async ({}, use) => {
      const env = { TRUSTED_PROXY_HOPS: '1', ...(await receiptSettings()) };
      const [lean, next] = await Promise.all([startOn('lean', env), startOn('next', env)]);
      await use({ lean, next });
      await Promise.all([lean.stop(), next.stop()]);
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

async function startOn(host: HostName, env: Record<string, string>): Promise<Running> {
  return hosts[host]({
    port: (await freePort()) ?? 0,
    api: addresses.sandbox,
    env: { ...quick, ...env },
  });
}
