import { expect, test } from '@playwright/test';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { isFree, isInstalled, npm, root } from '../../scripts/steps.mjs';
import { freePort } from '../../tools/support/programs';

/** However what started the sandbox ends, nothing is left that listens on its port. */

type Started = { readonly npm: ChildProcess; readonly port: number };
type Running = { readonly pid: number; readonly parent: number };

async function startByNpm(): Promise<Started> {
  // It would install what is missing, under the feet of every other test.
  expect(isInstalled(), 'npm ci has to be run first').toBe(true);
  const port = await freePort();
  const started = spawn(npm(), ['run', 'sandbox'], {
    cwd: root,
    env: { ...process.env, SANDBOX_PORT: String(port) },
    stdio: 'ignore',
  });
  await expect.poll(() => answers(port)).toBe(true);
  return { npm: started, port };
}

const answers = (port: number) =>
  fetch(`http://127.0.0.1:${port}/sandbox/load`).then(
    ({ ok }) => ok,
    () => false,
  );

/** npm, its shell, the script, the sandbox: each started the next. */
function chainOf({ npm: { pid } }: Started): readonly number[] {
  const all = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line): Running => {
      const [own = 0, parent = 0] = line.trim().split(/\s+/).map(Number);
      return { pid: own, parent };
    });
  const chain = [pid ?? 0];
  for (let last = pid; last !== undefined;) {
    last = all.find(({ parent }) => parent === last)?.pid;
    if (last !== undefined) chain.push(last);
  }
  return chain;
}

const isRunning = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

for (const [signal, who, place] of [
  ['SIGHUP', 'npm', 0],
  ['SIGKILL', 'npm', 0],
  ['SIGTERM', 'the shell of npm', 1],
  ['SIGHUP', 'the script', -2],
  ['SIGKILL', 'the script', -2],
  ['SIGKILL', 'the sandbox', -1],
] as const)
  test(`${signal} to ${who} leaves no sandbox behind`, async () => {
    const started = await startByNpm();
    const chain = chainOf(started);
    const ended = once(started.npm, 'exit');
    try {
      process.kill(chain.at(place) ?? 0, signal);
      await ended;
      await expect.poll(() => isFree(started.port)).toBe(true);
      await expect.poll(() => chain.filter(isRunning)).toEqual([]);
    } finally {
      for (const pid of chain.filter(isRunning)) process.kill(pid, 'SIGKILL');
    }
  });
