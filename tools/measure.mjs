import { spawn } from 'node:child_process';
import { build, checkNode, giveUp, install, root } from '../scripts/steps.mjs';

/** `npm run measure` lists the measuring tools; `npm run measure -- NAME` runs one. */

/**
 * Each tool's file and what it answers. By default a tool gets a fresh build of the lean server; `both`
 * builds Next's as well; `assets` are only the stylesheet, the script and the list of routes, which unit tests import.
 *
 * @type {Readonly<Record<string, readonly [file: string, what: string, needs?: 'both' | 'assets' | 'nothing']>>}
 */
const tools = {
  alarms: ['alarms/print.ts', 'do the alarms ring? asks promtool, if installed', 'nothing'],
  attack: ['attack/print.ts', 'plays an adversary: everything in docs/security.md'],
  bench: ['bench/print.ts', 'requests a second and CPU, beside the fastest possible'],
  calendars: ['calendars/print.ts', 'do other parsers read what the page shows?', 'assets'],
  commands: ['commands/print.ts', 'runs every command that the documents name'],
  engines: ['engines/print.ts', 'Chromium, Firefox and WebKit, whichever are installed'],
  faults: ['faults/print.ts', 'every API fault at every step: what the page said'],
  gallery: ['gallery/print.ts', 'every page in every language on one sheet'],
  hosts: ['bench/hosts.ts', 'CPU a page and memory on both hosts', 'both'],
  lighthouse: ['lighthouse/print.ts', "Google's score of every page, as on a phone"],
  listen: ['listen/print.ts', 'walks the site with a screen reader: is what it says the same?'],
  mutation: ['mutation/print.ts', 'which small changes in the code do the tests notice?', 'assets'],
  nodes: ['nodes/nodes.mjs', 'builds, starts and tests on the other supported Nodes', 'nothing'],
  recipes: ['recipes/print.ts', 'runs the recipes of docs/deploy with what is installed'],
  shared: ['shared/print.ts', 'limits across two instances, also when Redis dies'],
  simulate: ['simulate/print.ts', 'customers at random: is every sentence true?'],
  soak: ['bench/soak.ts', 'a million pages, and how much memory the server uses'],
  storm: ['storm/print.ts', '500 visitors at once, with the API fast, slow and down'],
  timing: ['timing/print.ts', 'can timing tell a wrong code from an unknown id?'],
  upgrade: ['upgrade/print.ts', 'what of a page that is open survives an upgrade?'],
  wide: ['wide/print.ts', 'nginx, three instances and Redis while things go wrong'],
};

const [name, ...args] = process.argv.slice(2);
if (name === undefined) {
  for (const [tool, [, what]] of Object.entries(tools)) console.log(`${tool.padEnd(12)}${what}`);
  process.exit(0);
}
const tool = tools[name];
if (!tool) giveUp(`There is no tool ${name}. Choose from: ${Object.keys(tools).join(', ')}.`);
const [file, , needs] = tool;

checkNode();
await install();
// Exists only after the packages are installed, so it cannot be imported at the top.
if (needs === 'assets') await (await import('../scripts/make-assets.mjs')).makeAssets();
else if (needs !== 'nothing') await build({ everything: needs === 'both' });
const child = spawn(process.execPath, ['--import', 'tsx', `tools/${file}`, ...args], {
  cwd: root,
  stdio: 'inherit',
  // Measure what runs for customers.
  env: {
    ...process.env,
    ...((needs === undefined || needs === 'both') && { NODE_ENV: 'production' }),
  },
});
child.on('exit', (code) => process.exit(code ?? 1));
