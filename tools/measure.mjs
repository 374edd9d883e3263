import { spawn } from 'node:child_process';
import { build, checkNode, giveUp, install, root } from '../scripts/steps.mjs';

/** `npm run measure` lists the tools that measure or try things out; `npm run measure -- NAME` runs one. */

/**
 * @typedef {{ file: string, what: string, needs?: 'assets' | 'nothing' }} Tool `needs` is a fresh
 *   build by default
 */

/** @type {Readonly<Record<string, Tool>>} */
const tools = {
  alarms: {
    file: 'alarms/print.ts',
    what: 'do the alarms ring? asks promtool where it is there',
    needs: 'nothing',
  },
  attack: { file: 'attack/print.ts', what: 'plays an adversary: everything in docs/security.md' },
  bench: { file: 'bench/print.ts', what: 'requests a second and CPU, beside the fastest possible' },
  calendars: {
    file: 'calendars/print.ts',
    what: 'do other parsers read in a calendar file what the page shows?',
    needs: 'assets',
  },
  commands: { file: 'commands/print.ts', what: 'runs every command that the documents name' },
  engines: { file: 'engines/print.ts', what: 'Chromium, Firefox and WebKit, whichever are here' },
  faults: { file: 'faults/print.ts', what: 'every API fault at every step: what the page said' },
  gallery: { file: 'gallery/print.ts', what: 'every page in every language on one sheet' },
  lighthouse: { file: 'lighthouse/print.ts', what: "Google's score of every page, as on a phone" },
  mutation: {
    file: 'mutation/print.ts',
    what: 'plants small changes in the code: which do the tests notice?',
    needs: 'assets',
  },
  nodes: {
    file: 'nodes/nodes.mjs',
    what: 'builds, starts and tests on the other supported Nodes',
    needs: 'nothing',
  },
  shared: { file: 'shared/print.ts', what: 'limits across two instances, also when Redis dies' },
  simulate: { file: 'simulate/print.ts', what: 'customers at random: is every sentence true?' },
  soak: { file: 'bench/soak.ts', what: 'a million pages, and how much memory the server has' },
  storm: {
    file: 'storm/print.ts',
    what: '500 visitors at once, with the API quick, slow and down',
  },
  timing: { file: 'timing/print.ts', what: 'can the clock tell a wrong code from an unknown id?' },
  wide: { file: 'wide/print.ts', what: 'nginx, three instances and Redis while things go wrong' },
};

const [name, ...args] = process.argv.slice(2);
if (name === undefined) {
  for (const [tool, { what }] of Object.entries(tools)) console.log(`${tool.padEnd(12)}${what}`);
  process.exit(0);
}
const tool = tools[name];
if (!tool) giveUp(`There is no tool ${name}. Choose from: ${Object.keys(tools).join(', ')}.`);

checkNode();
await install();
// Exists only after the packages are installed, so it cannot be imported at the top.
if (tool.needs === 'assets') await (await import('../scripts/make-assets.mjs')).makeAssets();
else if (tool.needs === undefined) await build();
const child = spawn(process.execPath, ['--import', 'tsx', `tools/${tool.file}`, ...args], {
  cwd: root,
  stdio: 'inherit',
  // Measure what runs for customers.
  env: { ...process.env, ...(tool.needs === undefined && { NODE_ENV: 'production' }) },
});
child.on('exit', (code) => process.exit(code ?? 1));
