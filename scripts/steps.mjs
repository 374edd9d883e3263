import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

/** What the README's two commands have in common. It uses nothing that is not in Node itself. */

export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Ends the program with one sentence and no stack.
 *
 * @returns {never}
 */
export function giveUp(/** @type {string} */ sentence) {
  console.error(`\n${sentence}`);
  process.exit(1);
}

/**
 * Runs a command and waits for it, saying what it is and, when it takes long, that it is going on.
 *
 * @param {string} label
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, show?: boolean }} [options] `show` lets the output through
 * @returns {Promise<{ ok: boolean, output: string }>}
 */
export function run(label, command, args, { env = process.env, show = false } = {}) {
  const started = Date.now();
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;
  console.log(`• ${label} …`);
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env,
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    });
    let output = '';
    const collect = (/** @type {Buffer} */ chunk) => {
      output += chunk.toString();
    };
    child.stdout?.on('data', collect);
    child.stderr?.on('data', collect);
    const alive = setInterval(
      () => show || console.log(`  ${label}: still on it (${seconds()})`),
      10_000,
    );
    const done = (/** @type {boolean} */ ok) => {
      clearInterval(alive);
      console.log(`  ${label}: ${ok ? 'done' : 'failed'} after ${seconds()}`);
      resolve({ ok, output });
    };
    child.on('error', () => done(false));
    child.on('close', (code) => done(code === 0));
  });
}

/** Node as Next needs it; an older one gets one sentence instead of a stack. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 15)) {
    giveUp(
      `This needs Node 20.15 or newer; this is ${process.versions.node}. Install a newer one from nodejs.org.`,
    );
  }
}

/** Installs what the lockfile names, unless that is done. */
export async function install() {
  const lock = `${root}package-lock.json`;
  const installed = `${root}node_modules/.package-lock.json`;
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  // Development tools are needed to build, whatever the machine's own setting says.
  const { ok, output } = await run('Installing packages', npm(), [
    'ci',
    '--include=dev',
    '--no-audit',
    '--no-fund',
  ]);
  if (ok) return;
  console.error(output.trim().split('\n').slice(-15).join('\n'));
  giveUp(
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|network/i.test(output)
      ? 'The packages could not be fetched: there is no way to the npm registry from here. Check the network and try again.'
      : 'The packages could not be installed; npm says why above.',
  );
}

/** Builds the site: what `npm start` runs, and with `everything` also Next's own build of it. */
export async function build({ everything = false } = {}) {
  const { ok, output } = await run('Building the production site', process.execPath, [
    `${root}scripts/build.mjs`,
    ...(everything ? [] : ['--lean']),
  ]);
  if (ok) return;
  console.error(output);
  giveUp('The build failed; its output is above.');
}

export function npm() {
  return process.platform === 'win32' ? 'npm.cmd' : 'npm';
}

/** A port that is free now: the wanted one, or any when none is wanted. */
export function freePort(/** @type {number} */ wanted = 0) {
  return new Promise((/** @type {(port: number | undefined) => void} */ resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(wanted, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? address?.port : undefined));
    });
  });
}
