import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { root } from './steps.mjs';

/** Starts and stops what the commands and tests run: the sandbox, and the site on either host. */

/**
 * @typedef {{ url: string, process: import('node:child_process').ChildProcess, said: () => string, stop: () => Promise<void> }} Running
 */

/**
 * @param {{ port: number, site: string, keys?: string[], brandingFile?: string }} options
 * @returns {Promise<Running>}
 */
export function startSandbox({ port, site, keys = [], brandingFile }) {
  return start(['--import', 'tsx', 'sandbox/main.ts'], port, '/sandbox/load', {
    PORT: String(port),
    SITE_URL: site,
    SANDBOX_KEYS: keys.join(','),
    ...(brandingFile === undefined ? {} : { BRANDING_FILE: brandingFile }),
  });
}

/**
 * @param {{ port: number, api: string, env?: Record<string, string>, log?: string, folder?: string }} options
 *   `folder` holds the build; the one that was just built unless told otherwise
 * @returns {Promise<Running>}
 */
export function startSite({ port, api, env = {}, log, folder = 'dist' }) {
  return start(
    // As `npm start` does.
    ['--max-old-space-size=160', `${folder}/server.mjs`],
    port,
    '/readyz',
    { ...settingsFor(port, api), ...env },
    log,
  );
}

/**
 * The same site on Next's own server, as `next start` runs it.
 *
 * @param {{ port: number, api: string, env?: Record<string, string>, log?: string }} options
 * @returns {Promise<Running>}
 */
export function startSiteOnNext({ port, api, env = {}, log }) {
  return start(
    ['node_modules/next/dist/bin/next', 'start', '-p', String(port), '-H', '127.0.0.1'],
    port,
    '/readyz',
    { ...settingsFor(port, api), NEXT_TELEMETRY_DISABLED: '1', ...env },
    log,
  );
}

/** @param {number} port @param {string} api */
function settingsFor(port, api) {
  return {
    PORT: String(port),
    HOSTNAME: '127.0.0.1',
    BOKAMERA_API_URL: api,
    BOKAMERA_API_KEY: 'sandbox-key',
  };
}

/**
 * @param {string[]} args
 * @param {number} port
 * @param {string} readyPath
 * @param {Record<string, string>} env
 * @param {string} [log] file for its output; what it says on failing is shown in any case
 */
async function start(args, port, readyPath, env, log) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // Whoever forgets to stop it, or dies before, leaves nothing behind.
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
  let said = '';
  const file = log === undefined ? undefined : createWriteStream(log, { flags: 'a' });
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (/** @type {Buffer} */ chunk) => {
      if (said.length < 10_000) said += chunk.toString();
      file?.write(chunk);
    });
  }
  const url = `http://127.0.0.1:${port}`;
  await untilReady(`${url}${readyPath}`, child, () => said);
  return {
    url,
    process: child,
    said: () => said,
    stop: () =>
      new Promise((/** @type {(value?: undefined) => void} */ resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) {
          resolve();
          return;
        }
        child.once('exit', () => resolve());
        child.kill('SIGTERM');
      }),
  };
}

/**
 * @param {string} url
 * @param {import('node:child_process').ChildProcess} child
 * @param {() => string} said
 */
async function untilReady(url, child, said) {
  const until = Date.now() + 30_000;
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(said().trim() || 'The server ended at once.');
    try {
      const response = await fetch(url);
      await response.arrayBuffer();
      if (response.ok) return;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill();
  throw new Error(`The server did not answer within 30 seconds. ${said().trim()}`);
}
