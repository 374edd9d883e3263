import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { root } from './steps.mjs';

/**
 * Starts and stops the processes of commands and tests: the sandbox, the branding editor, and the
 * site on either host.
 */

/**
 * @typedef {{ port?: number, api: string, env?: Record<string, string>, tuning?: Record<string, number>, log?: string }} SiteOptions
 *   Without a port each server takes a free one, so that nothing else can take it before. `tuning`
 *   overrides constants of lib/settings/tuning.ts.
 * @typedef {{ url: string, process: import('node:child_process').ChildProcess, said: () => string, stop: () => Promise<void> }} Running
 */

/**
 * @param {{ port?: number, site?: string, keys?: string[], editor?: string }} [options]
 * @returns {Promise<Running>}
 */
export function startSandbox({ port = 0, site = 'http://localhost', keys = [], editor } = {}) {
  return start(['--import', 'tsx', 'sandbox/main.ts'], /sandbox on (\S+)/, '/sandbox/load', {
    PORT: String(port),
    SITE_URL: site,
    SANDBOX_KEYS: keys.join(','),
    ...(editor === undefined ? {} : { EDITOR_URL: editor }),
  });
}

/**
 * Starts the branding editor. The sandbox's inbox lists the pages to preview.
 *
 * @param {{ port?: number, brandingFile: string, sandbox: string }} options
 * @returns {Promise<Running>}
 */
export function startBrandingEditor({ port = 0, brandingFile, sandbox }) {
  return start(['--import', 'tsx', 'branding-editor/main.ts'], /editor on (\S+)/, '/', {
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
    /Listening on (http:[\w.:/]+)/,
    '/readyz',
    { ...settingsFor(api, port, tuning), ...env },
    log,
  );
}

/**
 * The same site on Next's own server, as `next start` runs it.
 *
 * @param {SiteOptions} options
 * @returns {Promise<Running>}
 */
export function startSiteOnNext({ port = 0, api, env = {}, tuning, log }) {
  return start(
    [
      // Without a bound the collector waits for a gigabyte; with half of this one it takes most of the CPU.
      '--max-old-space-size=320',
      'node_modules/next/dist/bin/next',
      'start',
      '-p',
      String(port),
      '-H',
      '127.0.0.1',
    ],
    /Local:\s+(http:[\w.:/]+)/,
    '/readyz',
    { ...settingsFor(api, port, tuning), NEXT_TELEMETRY_DISABLED: '1', ...env },
    log,
  );
}

/**
 * Where a site answers Prometheus, as its log says; for a site with METRICS_PORT.
 *
 * @param {Running} site
 */
export function metricsOf(site) {
  const url = /Metrics on (http:[\w.:/]+)/.exec(site.said())?.[1];
  if (url === undefined) throw new Error(`No metrics are served. ${site.said()}`);
  return url;
}

/** @param {string} api @param {number} [port] @param {Record<string, number>} [tuning] */
function settingsFor(api, port = 0, tuning) {
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
 * @param {RegExp} listening matches the line that says where the server listens, with its address
 * @param {string} readyPath
 * @param {Record<string, string>} env
 * @param {string} [log] file for its output; output of a failed start is shown in any case
 */
async function start(args, listening, readyPath, env, log) {
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
  const url = await untilReady(child, () => said, listening, readyPath);
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
 * Waits until the server has said where it listens and answers there.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @param {() => string} said
 * @param {RegExp} listening
 * @param {string} path
 */
async function untilReady(child, said, listening, path) {
  const until = performance.now() + longestStart;
  while (performance.now() < until) {
    if (child.exitCode !== null) throw new Error(said().trim() || 'The server exited at once.');
    const url = listening.exec(said())?.[1];
    if (url !== undefined && (await isReady(url + path))) return url;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill();
  throw new Error(`The server did not answer within two minutes. ${said().trim()}`);
}

async function isReady(/** @type {string} */ url) {
  try {
    const response = await fetch(url);
    await response.arrayBuffer();
    return response.ok;
  } catch {
    // Not listening yet.
    return false;
  }
}
