import { spawn } from 'node:child_process';
import { existsSync, lstatSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

/**
 * What the npm commands have in common. It imports only Node's own modules, so it runs before `npm
 * ci`.
 */

export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Exits with one sentence and no stack trace.
 *
 * @param {string} sentence
 * @param {number} [status]
 * @returns {never}
 */
export function giveUp(sentence, status = 1) {
  console.error(`\n${sentence}`);
  process.exit(status);
}

/**
 * Runs a command and waits for it. Prints what it is and, if it takes long, that it is still
 * running.
 *
 * @param {string} label
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, show?: boolean }} [options] `show` prints the output
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
      () => show || console.log(`  ${label}: still running (${seconds()})`),
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

/**
 * Checks for the Node version that we need. An older one gets one sentence instead of a stack
 * trace.
 */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 15)) {
    giveUp(
      `This needs Node 20.15 or newer; this is ${process.versions.node}. Install a newer one from nodejs.org.`,
    );
  }
}

export function isInstalled() {
  // `npm ci` first deletes what is in the folder: behind a link, the packages of another checkout.
  if (lstatSync(`${root}node_modules`, { throwIfNoEntry: false })?.isSymbolicLink()) return true;
  const lock = `${root}package-lock.json`;
  const installed = `${root}node_modules/.package-lock.json`;
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs;
}

/** Installs the packages of the lockfile, unless they are installed. */
export async function install() {
  if (isInstalled()) return;
  // A build needs the development tools, even if the machine's npm settings omit them.
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
      ? 'The packages could not be downloaded: the npm registry cannot be reached. Check the network and try again.'
      : 'The packages could not be installed; npm says why above.',
  );
}

/** Builds the lean server and, with `everything`, also Next's build of the site. */
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

/**
 * Reads the ports that a command needs from the environment, and ends it where one is in use.
 *
 * @template {string} Name
 * @param {string} command
 * @param {Record<Name, number>} usual
 */
export async function portsFor(command, usual) {
  const ports = { ...usual };
  for (const name of /** @type {Name[]} */ (Object.keys(usual))) {
    const port = Number(process.env[name] ?? usual[name]);
    if (!(await isFree(port)))
      giveUp(`Port ${port} is in use. Choose another: ${name}=${port + 1} ${npm()} run ${command}`);
    ports[name] = port;
  }
  return ports;
}

/** Whether nothing on this machine listens on a port. */
export function isFree(/** @type {number} */ port) {
  return new Promise((/** @type {(free: boolean) => void} */ resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
