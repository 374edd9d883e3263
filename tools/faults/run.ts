import type { Tuning } from '@/lib/settings/tuning';
import { type Running, startSandbox, startSite } from '../../scripts/processes.mjs';
import { noAddressLimits, patientBudgets } from '../support/budgets';
import { signInSettings } from '../support/change-time';
import { cases, goneCases, play, type Row, type Site } from './matrix';
import { moveCases, type MoveRow, playMove } from './move-matrix';

/**
 * The budget of the one step that hangs, in milliseconds: short, because every case waits for it, but long
 * enough for a slow machine to send the request. All other steps use `patientBudgets`.
 */
const shortBudget = 2_000;
/** The same for a change; signing in may take a third of it. */
const shortChangeBudget = 3 * shortBudget;
/**
 * An answer that takes longer than this, in milliseconds, was not ended by a budget: much more than the short
 * budget, for slow machines, and far less than the five minutes after which a connection is closed.
 */
const longestAnswer = shortChangeBudget + 60_000;

const env = { DRAIN_MS: '0' };
const tuning = {
  ...noAddressLimits,
  ...patientBudgets,
  minReadingMilliseconds: 0,
  failuresInARow: 1_000_000,
};

/** Walks the whole matrix on servers of its own. */
export async function walkMatrix(): Promise<Row[]> {
  return withServers(async (site) => {
    const rows = await inParallel(cases, 8, (one) => play(one, site));
    const gone: Row[] = [];
    for (const one of goneCases) gone.push(await play(one, site));
    return [...rows, ...gone, await unnamedHost()];
  });
}

/** Walks the matrix of a change of time on servers of its own. */
export async function walkMoveMatrix(): Promise<MoveRow[]> {
  return withServers((site) => inParallel(moveCases, 8, (one) => playMove(one, site)));
}

async function withServers<Result>(use: (site: Site) => Promise<Result>): Promise<Result> {
  const running: Running[] = [];
  try {
    const sandbox = await startSandbox();
    running.push(sandbox);
    const startOne = async (budgets: Partial<Tuning>) => {
      const site = await startSite({
        api: sandbox.url,
        env: { ...env, ...signInSettings(sandbox.url) },
        tuning: { ...tuning, ...budgets },
      });
      running.push(site);
      return site.url;
    };
    return await use({
      site: await startOne({}),
      impatient: {
        read: await startOne({ readMilliseconds: shortBudget }),
        change: await startOne({ cancelMilliseconds: shortChangeBudget }),
        reread: await startOne({ readAfterChangeMilliseconds: shortBudget }),
      },
      sandbox: sandbox.url,
      longestAnswer,
    });
  } finally {
    await Promise.all(running.map(({ stop }) => stop()));
  }
}

/** A host name that resolves to nothing: there is no booking, but there must be an answer. */
async function unnamedHost(): Promise<Row> {
  const site = await startSite({
    api: 'http://no-such-host.invalid',
    env,
    tuning,
  });
  try {
    const started = performance.now();
    const response = await fetch(`${site.url}/sv/bookings/7?code=x`);
    const state = /data-state="([\w-]+)"/.exec(await response.text())?.[1] ?? '';
    const milliseconds = Math.round(performance.now() - started);
    const wrong =
      state === 'unavailable' && response.status === 503
        ? []
        : [`answered ${response.status} ${state}`];
    return {
      fault: 'no such host',
      phase: 'first read',
      commit: '',
      said: state,
      status: response.status,
      really: 'booked',
      deletes: 0,
      milliseconds,
      wrong,
    };
  } finally {
    await site.stop();
  }
}

async function inParallel<Item, Result>(
  todo: readonly Item[],
  workers: number,
  one: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const rows = new Map<Item, Result>();
  const queue = [...todo];
  const work = async () => {
    for (let item = queue.shift(); item; item = queue.shift()) rows.set(item, await one(item));
  };
  await Promise.all(Array.from({ length: workers }, work));
  return todo.flatMap((item) => rows.get(item) ?? []);
}
