import { test as base } from '@playwright/test';
import type { Tuning } from '@/lib/settings/tuning';
import { type Running, startSite, startSiteOnNext } from '../../scripts/processes.mjs';
import { patientBudgets } from '../../tools/support/budgets';
import { receiptSettings } from '../../tools/support/receipt-settings';
import { addresses } from '../../tools/support/sandbox';

/** The servers that can run this site, by name. */
export const hosts = { lean: startSite, next: startSiteOnNext } as const;
export type HostName = keyof typeof hosts;
export const hostNames: readonly HostName[] = ['lean', 'next'];

export type StartHost = (
  host: HostName,
  env?: Record<string, string>,
  tuning?: Partial<Tuning>,
) => Promise<Running>;

/** Nothing waits, no limit is met and no budget runs out. */
const patient = {
  ...patientBudgets,
  minReadingMilliseconds: 0,
  failuresInARow: 1_000_000,
};

type OfTest = {
  /** Starts a host for one test and always stops it afterwards. */
  readonly startHost: StartHost;
};
type OfWorker = {
  /** One server of each host, shared by the tests of a worker, with one trusted proxy in front. */
  readonly shared: Readonly<Record<HostName, Running>>;
};

export const test = base.extend<OfTest, OfWorker>({
  startHost: async ({}, use) => {
    const running: Running[] = [];
    await use(async (host, env = {}, tuning = {}) => {
      const started = await startOn(host, env, tuning);
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
    { scope: 'worker', timeout: 300_000 },
  ],
});

async function startOn(
  host: HostName,
  env: Record<string, string>,
  tuning: Partial<Tuning> = {},
): Promise<Running> {
  return hosts[host]({
    api: addresses.sandbox,
    env: { DRAIN_MS: '0', ...env },
    tuning: { ...patient, ...tuning },
  });
}
