import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load, writeScript } from './load';
import { need } from '../support/programs';
import { memory, pin, pinning } from './machine';
import { startSiteBesideApi } from './servers';
import { bookingPaths } from './subjects';

/**
 * `npm run measure -- soak`: requests a million booking pages and prints the server's memory after
 * each part. `npm run measure -- soak 100000` requests fewer.
 */
need('wrk');
pin(process.pid, 1);
const wanted = Number(process.argv[2] ?? 1_000_000);
const directory = mkdtempSync(join(tmpdir(), 'soak-'));
const { site, stop } = await startSiteBesideApi(directory);
const script = writeScript(
  directory,
  // Many more links than any of the site's maps may hold.
  bookingPaths(20_000).map((path) => ({ method: 'GET', path })),
  { 'accept-encoding': 'br' },
);

console.log(`${pinning} ${memory(site.process.pid).now} MB before the first request.`);
let asked = 0;
let failures = 0;
while (asked < wanted) {
  const part = await load(site.url, script, 32, 60);
  asked += part.requests;
  failures += part.failures;
  const { now, peak } = memory(site.process.pid);
  console.log(
    `${asked} requests  ${Math.round(part.perSecond)}/s  p50 ${part.p50.toFixed(0)} ms  p99 ${part.p99.toFixed(0)} ms  now ${now} MB  most ${peak} MB  ${failures} failed`,
  );
}
stop();
rmSync(directory, { recursive: true, force: true });
process.exit(failures === 0 ? 0 : 1);
