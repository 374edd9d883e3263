import { noAddressLimits } from '../support/budgets';
import { readFileSync } from 'node:fs';
import { startSandbox, startSite } from '../../scripts/processes.mjs';
import { open } from '../support/customer';
import { control, linkTo, makeBooking } from '../support/sandbox';

export type Weather = {
  readonly visitors: number;
  /** Milliseconds that the API takes for every answer, or `down`. */
  readonly latency: number | 'down';
  readonly connections: number;
  readonly waiting: number;
  /** The read budget, in milliseconds. */
  readonly budget: number;
};

export type Aftermath = {
  readonly asked: number;
  readonly answered: number;
  /** Visitors who saw their booking. */
  readonly pages: number;
  readonly unavailable: number;
  /** Answers that were neither. */
  readonly otherStates: readonly string[];
  /** Visitors who saw another visitor's booking. */
  readonly mixedUp: number;
  readonly p50: number;
  readonly p99: number;
  readonly mostAtOnce: number;
  readonly upstreamRequests: number;
  /** Memory of the site's process, in megabytes; undefined without /proc. */
  readonly peakMemory: number | undefined;
  readonly recovered: boolean;
  readonly recoveredAfter: number;
};

/** Milliseconds after which a site that shows nothing will not recover by itself. */
const longestRecovery = 60_000;

/** Sends many visitors at once, a third of them to one and the same link, and watches. */
export async function storm({
  visitors,
  latency,
  connections,
  waiting,
  budget,
}: Weather): Promise<Aftermath> {
  const sandbox = await startSandbox();
  const site = await startSite({
    api: sandbox.url,
    env: {
      API_CONNECTIONS: String(connections),
      DRAIN_MS: '0',
    },
    tuning: { ...noAddressLimits, waitingPerUrgency: waiting, readMilliseconds: budget },
  });
  try {
    const shared = await makeBooking({}, sandbox.url);
    const bookings = await Promise.all(
      Array.from({ length: visitors }, (_, index) =>
        index % 3 === 0 ? Promise.resolve(shared) : makeBooking({}, sandbox.url),
      ),
    );
    await control(
      'PUT',
      '/sandbox/latency',
      latency === 'down' ? { milliseconds: 0, down: true } : { milliseconds: latency },
      sandbox.url,
    );
    await control('DELETE', '/sandbox/load', undefined, sandbox.url);

    const seen = await Promise.all(
      bookings.map(async (booking) => {
        const answer = await open(linkTo(booking, { site: site.url }));
        const shows = new RegExp(`<bdi[^>]*>${booking.id}</bdi>`).test(answer.body);
        return { ...answer, mixedUp: answer.state === 'cancellable' && !shows };
      }),
    );
    const load = (await control('GET', '/sandbox/load', undefined, sandbox.url)) as {
      total: number;
      most: number;
    };
    const peakMemory = peakOf(site.process.pid);
    await control('PUT', '/sandbox/latency', { milliseconds: 0 }, sandbox.url);
    const recoveredAfter = await untilShown(linkTo(shared, { site: site.url }));

    const times = seen.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
    const at = (share: number) =>
      Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0);
    const count = (state: string) => seen.filter((one) => one.state === state).length;
    return {
      asked: visitors,
      answered: seen.filter(({ status }) => status > 0).length,
      pages: count('cancellable'),
      unavailable: count('unavailable'),
      otherStates: seen.flatMap(({ state = 'none' }) =>
        ['cancellable', 'unavailable'].includes(state) ? [] : [state],
      ),
      mixedUp: seen.filter(({ mixedUp }) => mixedUp).length,
      p50: at(0.5),
      p99: at(0.99),
      mostAtOnce: load.most,
      upstreamRequests: load.total,
      peakMemory,
      recovered: recoveredAfter < longestRecovery,
      recoveredAfter: Math.round(recoveredAfter),
    };
  } finally {
    await Promise.all([site.stop(), sandbox.stop()]);
  }
}

async function untilShown(url: string): Promise<number> {
  const started = performance.now();
  while (performance.now() - started < longestRecovery) {
    if ((await open(url)).state === 'cancellable') return performance.now() - started;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  return longestRecovery;
}

function peakOf(pid: number | undefined): number | undefined {
  try {
    const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid ?? 0}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Math.round(Number(kilobytes) / 1024);
  } catch {
    return undefined;
  }
}
