import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { chromiumPath } from './browsers.mjs';
import { build, checkNode, install, npm, root, run } from './steps.mjs';

/** `npm test`: everything that must hold, from a fresh clone. Ends with `N passed, N failed`. */

checkNode();
await install();
const chromium = await chromiumPath();
await build({ everything: true });

const counts = { passed: 0, failed: 0 };
await check('Formatting (prettier)', ['prettier', '--check', '.']);
await check('Lint', ['eslint', '.']);
await check('Types', ['tsc', '-p', '.']);
await check('Nothing unused (knip)', ['knip', '--no-config-hints']);

const results = `${root}test-results`;
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
await run(
  'Unit, contract and browser tests',
  process.execPath,
  [`${root}node_modules/@playwright/test/cli.js`, 'test', ...process.argv.slice(2)],
  {
    show: true,
    env: { ...process.env, CHROMIUM_PATH: chromium },
  },
);
const tests = readCounts();
console.log(`\n${counts.passed + tests.passed} passed, ${counts.failed + tests.failed} failed`);
process.exit(counts.failed + tests.failed === 0 && tests.passed > 0 ? 0 : 1);

async function check(/** @type {string} */ label, /** @type {string[]} */ args) {
  const { ok, output } = await run(label, npm(), ['exec', '--no', '--', ...args]);
  if (!ok) console.error(output);
  counts[ok ? 'passed' : 'failed'] += 1;
}

/** What tests/support/counts.ts wrote; a run that died before it counts as a failure. */
function readCounts() {
  try {
    const written = readFileSync(`${results}/counts.json`, 'utf8');
    const number = (/** @type {string} */ name) =>
      Number(new RegExp(`"${name}":([0-9]+)`).exec(written)?.[1] ?? 1);
    return { passed: number('passed'), failed: number('failed') };
  } catch {
    return { passed: 0, failed: 1 };
  }
}
