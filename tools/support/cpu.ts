import { readFileSync } from 'node:fs';

/** Milliseconds that a process has spent so far (proc_pid_stat(5): ticks of a hundredth of a second). */
export function cpuOf(pid: number): number {
  const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
  const fields = rest.split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
