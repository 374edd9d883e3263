import { noAddressLimits } from '../support/budgets';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { get, IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { type Running, startSandbox, startSite } from '../../scripts/processes.mjs';
import { root } from '../../scripts/steps.mjs';
import { load, writeScript } from '../bench/load';
import { startApi } from '../bench/servers';
import { bookingPaths } from '../bench/subjects';
import { open, press } from '../support/customer';
import { linkTo, makeBooking, truthOf } from '../support/sandbox';
import { crowd, type Visit } from './customers';
import { freePort, need } from '../support/programs';
import { startNginx } from './nginx';
import { checkProxies } from './proxies';
import { startRedis } from './redis';

/**
 * `npm run measure -- wide`: nginx with the documented snippet, three instances and Redis on this
 * machine, under load while one thing after another fails.
 */
need('nginx', 'nginx-light');
need('caddy');
need('redis-server');
need('wrk');
// The certificate is self-signed for this run.
process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
process.removeAllListeners('warning');

const directory = mkdtempSync(join(tmpdir(), 'wide-'));
const redisPort = await freePort();
const ports = [await freePort(), await freePort(), await freePort()];
let redis = await startRedis(redisPort);
const sandbox = await startSandbox();

const env = {
  DRAIN_MS: '2000',
  TRUSTED_PROXY_HOPS: '1',
  REDIS_URL: `redis://127.0.0.1:${redisPort}`,
};
const tuning = { ...noAddressLimits, minReadingMilliseconds: 0 };
const startOn = (at: number, folder?: string): Promise<Running> =>
  startSite({ port: at, api: sandbox.url, env, tuning, ...(folder ? { folder } : {}) });
let instances = await Promise.all(ports.map((at) => startOn(at)));
const nginx = await startNginx(directory, {
  port: await freePort(),
  plainPort: await freePort(),
  upstreams: ports,
});

const results: [string, boolean][] = [];
const check = (what: string, held: boolean) => {
  results.push([what, held]);
  console.log(`${held ? 'held  ' : 'BROKEN'}  ${what}`);
};
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function limitsHold(): Promise<boolean> {
  const booking = await makeBooking({}, sandbox.url);
  const guess = async (code: string) =>
    (await open(linkTo({ ...booking, code }, { site: nginx.url }))).status;
  for (let tries = 0; tries < 10; tries += 1) await guess(`guess-${tries}`);
  return (await guess('one-more')) === 429;
}

async function crossCancel(): Promise<boolean> {
  const booking = await makeBooking({}, sandbox.url);
  const [one, two] = instances;
  const page = await open(linkTo(booking, { site: one?.url ?? '' }));
  const answer = await press(linkTo(booking, { site: two?.url ?? '' }), page);
  return answer.status === 303 && (await truthOf(booking, sandbox.url)).cancelled;
}

async function underLoad(what: string, event: () => Promise<void>): Promise<Visit[]> {
  const customers = crowd(nginx.url, sandbox.url, 16);
  await pause(3000);
  await event();
  await pause(3000);
  const { visits, seconds } = await customers.stop();
  const count = (of: (visit: Visit) => boolean) => visits.filter(of).length;
  const slowest = Math.round(Math.max(...visits.map(({ slowest }) => slowest)));
  const again = count(({ presses }) => presses > 1);
  const lost = visits.reduce((sum, visit) => sum + visit.lost, 0);
  console.log(
    `        ${visits.length} customers in ${seconds.toFixed(0)} s, ${again} pressed again, ${lost} answers lost, slowest ${slowest} ms`,
  );
  check(`${what}: every customer's booking ended up cancelled`, count((v) => !v.cancelled) === 0);
  check(`${what}: no page lied`, count(({ lied }) => lied) === 0);
  check(`${what}: nobody's booking was cancelled twice`, count(({ twice }) => twice) === 0);
  check(`${what}: every answer was a page of ours`, lost === 0);
  return visits;
}

check('ten misses through the proxy shut out the eleventh, whoever counted', await limitsHold());
check('a page made by one instance cancels on another', await crossCancel());
check('plain http leads to its own name, whatever host was asked', await leadsToOwnName());
check('what is too large for the proxy gets the strict headers', await refusesStrictly());
await underLoad('nothing happens', () => Promise.resolve());
await underLoad('one instance killed', async () => {
  instances[0]?.process.kill('SIGKILL');
  await pause(1500);
  instances = [await startOn(ports[0] ?? 0), ...instances.slice(1)];
});
const newBuild = join(directory, 'new-build');
cpSync(`${root}dist`, newBuild, { recursive: true });
await underLoad('rolling restart with a new folder', async () => {
  for (const [index, at] of ports.entries()) {
    await instances[index]?.stop();
    instances[index] = await startOn(at, newBuild);
    await pause(2500);
  }
});
await underLoad('Redis killed and started again', async () => {
  await redis.kill();
  await pause(2000);
  redis = await startRedis(redisPort);
});
await pause(2500);
check('after that, limits are shared again', await limitsHold());
const logged = readFileSync(nginx.log, 'utf8');
check(
  `the proxy's log (${logged.split('\n').length} lines) holds no code`,
  !/code=|ticket=|receipt=|\?/.test(logged),
);

await Promise.all(instances.map(({ stop }) => stop()));
await printGrowth();
nginx.stop();
const apart = join(directory, 'proxies');
mkdirSync(apart);
await checkProxies(apart, sandbox.url, check);
await sandbox.stop();
await redis.kill();
rmSync(directory, { recursive: true, force: true });
process.exit(results.every(([, held]) => held) ? 0 : 1);

async function leadsToOwnName(): Promise<boolean> {
  // The platform's own fetch sets no Host.
  const asked = get(nginx.plainUrl, { path: '/sv', headers: { host: 'evil.example' } });
  const [answer] = z.tuple([z.instanceof(IncomingMessage)]).parse(await once(asked, 'response'));
  answer.resume();
  return answer.headers.location === 'https://avboka.example.se/sv';
}

async function refusesStrictly(): Promise<boolean> {
  const { status, headers } = await open(`${nginx.url}/sv/bookings`, {
    method: 'POST',
    body: 'x'.repeat(300_000),
  });
  return (
    status === 413 &&
    headers.get('referrer-policy') === 'no-referrer' &&
    headers.get('cache-control') === 'no-store' &&
    (headers.get('content-security-policy') ?? '').startsWith("default-src 'none'")
  );
}

/** Throughput of booking pages through the proxy with one, two and three instances, the API answering at once. */
async function printGrowth(): Promise<void> {
  const apiPort = await freePort();
  const api = await startApi(directory, apiPort, { pinned: false });
  const script = writeScript(
    directory,
    bookingPaths(2000).map((path) => ({ method: 'GET', path })),
    { 'accept-encoding': 'br' },
  );
  const rates: number[] = [];
  for (const count of [1, 2, 3]) {
    const running = await Promise.all(
      ports.slice(0, count).map((at) =>
        startSite({
          port: at,
          api: `http://127.0.0.1:${apiPort}`,
          env: { ...env, DRAIN_MS: '0' },
          tuning,
        }),
      ),
    );
    await load(nginx.url, script, 32, 6, { pinned: false });
    const measured = await load(nginx.url, script, 32, 8, { pinned: false });
    rates.push(measured.perSecond);
    console.log(
      `${count} instance${count === 1 ? ' ' : 's'}  ${Math.round(measured.perSecond)} pages/s (${(measured.perSecond / (rates[0] ?? 1)).toFixed(2)})  p50 ${measured.p50.toFixed(0)} ms  p99 ${measured.p99.toFixed(0)} ms  ${measured.failures} failed`,
    );
    await Promise.all(running.map(({ stop }) => stop()));
    await pause(2500);
  }
  api.kill();
}
