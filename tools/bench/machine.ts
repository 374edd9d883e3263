import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/** The measured process gets a core of its own; load and upstream share the other. */
const canPin = availableParallelism() > 1 && !spawnSync('taskset', ['--version']).error;

export const pinning = canPin
  ? 'The server has core 0; the load and the API have core 1.'
  : 'Nothing is pinned here (that takes taskset and two cores).';

/** Keeps a process, all its threads, on one core. */
export function pin(pid: number | undefined, core: 0 | 1): void {
  if (canPin && pid !== undefined) spawnSync('taskset', ['-acp', String(core), String(pid)]);
}

/** Starts a TypeScript or JavaScript program, on one core unless that is undefined. */
export function startOn(
  core: 0 | 1 | undefined,
  args: readonly string[],
  env: Record<string, string>,
): ChildProcess {
  const node = [process.execPath, ...args];
  const [command = process.execPath, ...rest] =
    canPin && core !== undefined ? ['taskset', '-c', String(core), ...node] : node;
  return spawn(command, rest, { env: { ...process.env, ...env }, stdio: 'ignore' });
}

/** CPU milliseconds that a process has used, user and system; 0 without /proc. */
export function cpuMilliseconds(pid: number | undefined): number {
  try {
    const stat = readFileSync(`/proc/${pid ?? 0}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // Fields 14 and 15 of proc(5), in clock ticks of 10 ms.
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return 0;
  }
}

/** Peak and current resident memory of a process, in megabytes. */
export function memory(pid: number | undefined): { peak: number; now: number } {
  const read = (text: string, name: string) =>
    Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(text)?.[1] ?? 0) / 1024);
  try {
    const status = readFileSync(`/proc/${pid ?? 0}/status`, 'utf8');
    return { peak: read(status, 'VmHWM'), now: read(status, 'VmRSS') };
  } catch {
    return { peak: 0, now: 0 };
  }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
