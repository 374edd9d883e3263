import { existsSync, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromiumPath } from '../../scripts/browsers.mjs';
import { checkNode, giveUp, install, npm, root, run } from '../../scripts/steps.mjs';

/**
 * `npm run measure -- nodes`: builds, starts and tests the site on the other supported Node
 * versions, from the npm package `node`; `npm run measure -- nodes 24` only on these. `npm test`
 * runs the whole suite on the installed Node.
 */
const wanted = process.argv.slice(2);
const others = ['20.20.2', '22.23.3', '24.9.0'].filter((version) => {
  const [major = ''] = version.split('.');
  return wanted.length > 0 ? wanted.includes(major) : major !== process.versions.node.split('.')[0];
});
const cache = join(root, 'node_modules/.cache/nodes');

checkNode();
await install();
const CHROMIUM_PATH = await chromiumPath();
let failed = 0;
for (const version of others) {
  const bin = await bringNode(version);
  const env = {
    ...process.env,
    PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`,
    CHROMIUM_PATH,
  };
  const node = join(bin, 'node');
  const steps = /** @type {const} */ ([
    [`Node ${version}: building`, ['scripts/build.mjs']],
    [
      `Node ${version}: unit tests and the contract of both hosts`,
      [
        'node_modules/@playwright/test/cli.js',
        'test',
        '--project=unit',
        '--project=hosts',
        // The simulation takes as long as the others together, and uses nothing of Node that they
        // do not.
        '--grep-invert=simulate.test.ts',
      ],
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
