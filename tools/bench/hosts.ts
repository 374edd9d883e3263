import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSite, startSiteOnNext } from '../../scripts/processes.mjs';
import { freePort, need } from '../support/programs';
import { load, warmUp, writeScript } from './load';
import { cpuMilliseconds, median, memory, pin, pinning } from './machine';
import { startApi, tuning } from './servers';
import { bookingPaths } from './subjects';

/**
 * `npm run measure -- hosts`: the same pages from the lean server and from Next's, each on core 0,
 * over 32 connections, in interleaved rounds. `npm run measure -- hosts 1` runs one round.
 */
need('wrk');
pin(process.pid, 1);
const rounds = Number(process.argv[2] ?? 3);
const seconds = 3;
const directory = mkdtempSync(join(tmpdir(), 'hosts-'));
const apiPort = await freePort();
const api = await startApi(directory, apiPort);
const options = { api: `http://127.0.0.1:${apiPort}`, env: { DRAIN_MS: '0' }, tuning };
const hosts = { lean: await startSite(options), Next: await startSiteOnNext(options) };
for (const { process } of Object.values(hosts)) pin(process.pid, 0);

const headers = { 'accept-encoding': 'gzip, deflate, br' };
const pages = {
  'booking page': bookingPaths(4_000),
  'static page': ['/sv/help'],
};
console.log(`${pinning} Medians of ${rounds} interleaved rounds of ${seconds} s.\n`);
let failures = 0;
for (const [page, paths] of Object.entries(pages)) {
  const wanted = paths.map((path) => ({ method: 'GET', path }) as const);
  const script = writeScript(directory, wanted, headers);
  for (const { url } of Object.values(hosts)) await warmUp(url, script);
  const measured = Object.entries(hosts).map(([name, { url, process }]) => ({
    name,
    url,
    pid: process.pid,
    cpu: new Array<number>(),
    perSecond: new Array<number>(),
  }));
  for (let round = 0; round < rounds; round += 1)
    for (const { url, pid, cpu, perSecond } of measured) {
      const before = cpuMilliseconds(pid);
      const one = await load(url, script, 32, seconds);
      cpu.push((cpuMilliseconds(pid) - before) / Math.max(1, one.requests));
      perSecond.push(one.perSecond);
      failures += one.failures;
    }
  for (const { name, cpu, perSecond } of measured)
    console.log(
      `${page.padEnd(14)}${name.padEnd(6)}${median(cpu).toFixed(3)} ms CPU  ${median(perSecond).toFixed(0)}/s`,
    );
}
for (const [name, { process }] of Object.entries(hosts))
  console.log(`peak memory   ${name.padEnd(6)}${memory(process.pid).peak} MB`);
for (const host of Object.values(hosts)) await host.stop();
api.kill();
rmSync(directory, { recursive: true, force: true });
if (failures > 0) console.log(`${failures} requests FAILED`);
process.exit(failures === 0 ? 0 : 1);
