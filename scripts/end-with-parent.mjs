import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * Imported, or given to `node --import`: ends this process as SIGTERM does, once the process that
 * started it has ended. A killed one stops nothing, and the shell that npm starts a script in passes
 * no signal on; so a script of npm also watches npm itself.
 */

const parent = process.ppid;
const npm = process.env.npm_lifecycle_event === undefined ? undefined : parentOfShell(parent);

const look = setInterval(() => {
  if (process.ppid === parent && (npm === undefined || isRunning(npm))) return;
  clearInterval(look);
  process.kill(process.pid, 'SIGTERM');
}, 250);
look.unref();

/**
 * Whoever started a shell; undefined for any other process. Windows tells neither, and there a
 * script ends with its console.
 */
function parentOfShell(/** @type {number} */ shell) {
  const [, name = '', started] = /^\d+ \((.*)\) \S (\d+)/s.exec(statOf(shell)) ?? [];
  return /^-?(?:.*\/)?\w*sh$/.test(name) ? Number(started) : undefined;
}

/** A process as Linux tells of it: its number, its name in brackets, its state, its parent. */
function statOf(/** @type {number} */ pid) {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/stat`, 'utf8');
    const columns = ['-o', 'ppid=,comm=', '-p', String(pid)];
    const [started, ...name] = execFileSync('ps', columns, { encoding: 'utf8' })
      .trim()
      .split(/\s+/);
    return `${pid} (${name.join(' ')}) ? ${started}`;
  } catch {
    return '';
  }
}

function isRunning(/** @type {number} */ pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // It runs, as somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
