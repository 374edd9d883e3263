import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { root } from './steps.mjs';

/**
 * Starts and stops the processes of commands and tests: the sandbox, the branding editor, and the
 * site on either host.
 */

/**
 * @typedef {{ port: number, api: string, env?: Record<string, string>, tuning?: Record<string, number>, log?: string }} SiteOptions
 *   `tuning` overrides constants of lib/settings/tuning.ts.
 * @typedef {{ url: string, process: import('node:child_process').ChildProcess, said: () => string, stop: () => Promise<void> }} Running
 */

/**
 * @param {{ port: number, site: string, keys?: string[], editor?: string }} options
 * @returns {Promise<Running>}
 */
export function startSandbox({ port, site, keys = [], editor }) {
  return start(['--import', 'tsx', 'sandbox/main.ts'], port, '/sandbox/load', {
    PORT: String(port),
    SITE_URL: site,
    SANDBOX_KEYS: keys.join(','),
    ...(editor === undefined ? {} : { EDITOR_URL: editor }),
  });
}

/**
 * Starts the branding editor. The sandbox's inbox lists the pages to preview.
 *
 * @param {{ port: number, brandingFile: string, sandbox: string }} options
 * @returns {Promise<Running>}
 */
export function startBrandingEditor({ port, brandingFile, sandbox }) {
  return start(['--import', 'tsx', 'branding-editor/main.ts'], port, '/', {
    PORT: String(port),
    BRANDING_FILE: brandingFile,
    SANDBOX_URL: sandbox,
  });
}

/**
 * @param {SiteOptions & { folder?: string }} options `folder` holds the build, by default the one that was just built
 * @returns {Promise<Running>}
 */
export function startSite({ port, api, env = {}, tuning, log, folder = 'dist' }) {
  return start(
    // As `npm start` does.
    ['--max-old-space-size=160', `${folder}/server.mjs`],
    port,
    '/readyz',
    { ...settingsFor(port, api, tuning), ...env },
    log,
  );
}

/**
 * The same site on Next's own server, as `next start` runs it.
 *
 * @param {SiteOptions} options
 * @returns {Promise<Running>}
 */
export function startSiteOnNext({ port, api, env = {}, tuning, log }) {
  return start(
    ['node_modules/next/dist/bin/next', 'start', '-p', String(port), '-H', '127.0.0.1'],
    port,
    '/readyz',
    { ...settingsFor(port, api, tuning), NEXT_TELEMETRY_DISABLED: '1', ...env },
    log,
  );
}

/** @param {number} port @param {string} api @param {Record<string, number>} [tuning] */
function settingsFor(port, api, tuning) {
  return {
    PORT: String(port),
    HOSTNAME: '127.0.0.1',
    BOKAMERA_API_URL: api,
    BOKAMERA_API_KEY: 'sandbox-key',
    ...(tuning && { CANCELLATION_TUNING: JSON.stringify(tuning) }),
  };
}

/** What node needs to end with the process that starts it, even where that is killed. */
export const endsWithParent = ['--import', new URL('end-with-parent.mjs', import.meta.url).href];

/**
 * @param {string[]} args
 * @param {number} port
 * @param {string} readyPath
 * @param {Record<string, string>} env
 * @param {string} [log] file for its output; output of a failed start is shown in any case
 */
async function start(args, port, readyPath, env, log) {
  const child = spawn(process.execPath, [...endsWithParent, ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // Ends the child at once if the caller forgets to stop it.
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

/** In milliseconds. A server that cannot start exits at once; this only catches one that hangs. */
const longestStart = 120_000;

/**
 * @param {string} url
 * @param {import('node:child_process').ChildProcess} child
 * @param {() => string} said
 */
async function untilReady(url, child, said) {
  const until = performance.now() + longestStart;
  while (performance.now() < until) {
    if (child.exitCode !== null) throw new Error(said().trim() || 'The server exited at once.');
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
  throw new Error(`The server did not answer within two minutes. ${said().trim()}`);
}
