import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load, type Load, warmUp, writeScript } from './load';
import { need } from '../support/programs';
import { cpuMilliseconds, median, memory, pin, pinning } from './machine';
import { coldStart, startServers } from './servers';
import { subjects } from './subjects';

/**
 * `npm run measure -- bench`: compares the site with the fastest Node can be (the limit), the same
 * work written by hand (the fair limit) and the least that Next's own server costs, on pinned
 * cores, in interleaved rounds. `npm run measure -- bench 1` runs one round.
 */
need('wrk');
pin(process.pid, 1);
const rounds = Number(process.argv[2] ?? 3);
const seconds = Number(process.argv[3] ?? 2);
const connectionCounts = [1, 32, 256];
// What browsers send, and what measures the page without compression.
const encodings = ['gzip, deflate, br', 'identity'] as const;

const directory = mkdtempSync(join(tmpdir(), 'bench-'));
const servers = await startServers(directory);
const rows = await subjects(servers);

type Measured = Load & { readonly cpu: number };
const results = new Map<string, Measured[]>();
const keyOf = (...parts: (string | number)[]) => parts.join(' ');

console.log(`${pinning} Medians of ${rounds} interleaved rounds of ${seconds} s.\n`);
for (const encoding of encodings) {
  const prepared = rows.map((row) => ({
    ...row,
    script: writeScript(directory, row.wanted, { ...row.headers, 'accept-encoding': encoding }),
  }));
  for (const { url, script } of prepared) await warmUp(url, script);
  for (const connections of connectionCounts) {
    for (let round = 0; round < rounds; round += 1) {
      for (const { name, url, pid, script } of prepared) {
        const before = cpuMilliseconds(pid);
        const measured = await load(url, script, connections, seconds);
        const cpu = (cpuMilliseconds(pid) - before) / Math.max(1, measured.requests);
        const key = keyOf(encoding, connections, name);
        results.set(key, [...(results.get(key) ?? []), { ...measured, cpu }]);
      }
    }
    printMode(encoding, connections);
  }
}
console.log('Peak memory since the start, MB:');
for (const [name, pid] of Object.entries(servers.pids))
  console.log(`  ${name.padEnd(12)}${memory(pid).peak}`);
servers.stop();
await printColdStarts();
rmSync(directory, { recursive: true, force: true });
process.exit([...results.values()].flat().some(({ failures }) => failures > 0) ? 1 : 0);

/**
 * Measures from the command to the first 200, polling every few milliseconds on an idle machine.
 */
async function printColdStarts(): Promise<void> {
  const starts: { milliseconds: number; megabytes: number }[] = [];
  for (let start = 0; start < 10; start += 1) starts.push(await coldStart());
  const times = starts.map(({ milliseconds }) => milliseconds);
  console.log(
    `Cold start to the first 200: median ${median(times).toFixed(0)} ms (${Math.min(...times).toFixed(0)}–${Math.max(...times).toFixed(0)}), then ${median(starts.map(({ megabytes }) => megabytes))} MB`,
  );
}

function printMode(encoding: string, connections: number): void {
  const at = (name: string) => results.get(keyOf(encoding, connections, name)) ?? [];
  const rate = (name: string) => median(at(name).map(({ perSecond }) => perSecond));
  const ratio = (name: string, to: string | undefined) =>
    to === undefined ? '' : (rate(name) / rate(to)).toFixed(2);
  const columns = (cells: readonly string[]) =>
    cells.map((cell, index) => (index === 0 ? cell.padEnd(27) : cell.padStart(13))).join('');
  console.log(`${connections} connection${connections === 1 ? '' : 's'}, ${encoding}`);
  console.log(
    columns([
      '',
      'per second',
      'spread',
      'p50 ms',
      'p99 ms',
      'CPU ms',
      ': limit',
      ': fair limit',
      ': empty route',
    ]),
  );
  for (const { name, limit, fair } of rows) {
    const all = at(name);
    const rates = all.map(({ perSecond }) => Math.round(perSecond));
    const failures = all.reduce((sum, one) => sum + one.failures, 0);
    console.log(
      columns([
        name,
        rate(name).toFixed(0),
        `${Math.min(...rates)}–${Math.max(...rates)}`,
        median(all.map(({ p50 }) => p50)).toFixed(2),
        median(all.map(({ p99 }) => p99)).toFixed(2),
        median(all.map(({ cpu }) => cpu)).toFixed(3),
        ratio(name, limit),
        ratio(name, fair),
        ratio(name, limit && 'Next, empty route'),
      ]) + (failures > 0 ? `  ${failures} FAILED` : ''),
    );
  }
  console.log();
}
