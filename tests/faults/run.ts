import { type Running, startSandbox, startSite } from '../../scripts/processes.mjs';
import { freePort } from '../../scripts/steps.mjs';
import { signInSettings } from '../support/change-time';
import { cases, goneCases, play, type Row, type Site } from './matrix';
import { moveCases, type MoveRow, playMove } from './move-matrix';

/** Budgets of a site under test, in milliseconds: short, so that hundreds of hangs take seconds. */
const budgets = { read: 900, cancel: 900, reread: 900 };

const siteSettings = {
  MIN_READING_MS: '0',
  DRAIN_MS: '0',
  PRESSES_PER_ADDRESS: '1000000',
  UNDER_WAY_PER_ADDRESS: '100000',
  MISSES_PER_ADDRESS: '1000000',
  API_PAUSE_AFTER: '1000000',
  READ_BUDGET_MS: String(budgets.read),
  CANCEL_BUDGET_MS: String(budgets.cancel),
  REREAD_BUDGET_MS: String(budgets.reread),
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
    const sandbox = await startSandbox({ port: await port(), site: 'http://localhost' });
    running.push(sandbox);
    const site = await startSite({
      port: await port(),
      api: sandbox.url,
      env: { ...siteSettings, ...signInSettings(sandbox.url) },
    });
    running.push(site);
    // The three budgets, and a little for the machine it runs on.
    const budgetMilliseconds = budgets.read + budgets.cancel + budgets.reread + 800;
    return await use({ site: site.url, sandbox: sandbox.url, budgetMilliseconds });
  } finally {
    await Promise.all(running.map(({ stop }) => stop()));
  }
}

/** A host name that leads nowhere: there is no booking to be had, only an answer to be given. */
async function unnamedHost(): Promise<Row> {
  const site = await startSite({
    port: await port(),
    api: 'http://no-such-host.invalid',
    env: siteSettings,
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

async function port(): Promise<number> {
  return (await freePort()) ?? 0;
}
