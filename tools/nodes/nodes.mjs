import { existsSync, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { checkNode, giveUp, install, npm, root, run } from '../../scripts/steps.mjs';

/**
 * `npm run measure -- nodes`: builds, starts and tests the site on the other supported Node
 * versions, from the npm package `node`; `npm run measure -- nodes 24` only on these. It runs the
 * tests of what differs between versions; `npm test` runs all of them on the installed Node.
 */

/** HTTP, compression, signals and both builds; dates and money in words (ICU); signatures; streams. */
const tests = [
  'tests/hosts/',
  ...['dates', 'format', 'moment', 'posted-form', 'to-booking', 'tokens', 'wire'].map(
    (name) => `tests/unit/${name}.test.ts`,
  ),
];

const wanted = process.argv.slice(2);
const others = ['20.20.2', '22.23.3', '24.9.0'].filter((version) => {
  const [major = ''] = version.split('.');
  return wanted.length > 0 ? wanted.includes(major) : major !== process.versions.node.split('.')[0];
});
const cache = join(root, 'node_modules/.cache/nodes');

checkNode();
await install();
let failed = 0;
for (const version of others) {
  const bin = await bringNode(version);
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` };
  const node = join(bin, 'node');
  const steps = /** @type {const} */ ([
    [`Node ${version}: building`, ['scripts/build.mjs']],
    [
      `Node ${version}: the contract of both hosts, and what differs between versions`,
      ['node_modules/@playwright/test/cli.js', 'test', ...tests],
    ],
  ]);
  for (const [label, args] of steps) {
    const { ok, output } = await run(label, node, [...args], { env });
    if (ok) continue;
    console.error(output.trim().split('\n').slice(-60).join('\n'));
    failed += 1;
    break;
  }
}
console.log(`\n${others.length - failed} Nodes passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

/** @returns {Promise<string>} the folder of its program */
async function bringNode(/** @type {string} */ version) {
  const folder = join(cache, version);
  const bin = join(folder, 'node_modules/node/bin');
  if (existsSync(join(bin, 'node'))) return bin;
  mkdirSync(folder, { recursive: true });
  const { ok, output } = await run(`Bringing Node ${version}`, npm(), [
    'install',
    '--prefix',
    folder,
    '--no-save',
    // This package installs its program with a script.
    '--ignore-scripts=false',
    `node@${version}`,
  ]);
  if (!ok) giveUp(`Node ${version} could not be installed; npm says: ${output.trim().slice(-500)}`);
  return bin;
}
