import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { chromiumPath } from './browsers.mjs';
import { build, checkNode, install, npm, root, run } from './steps.mjs';

/**
 * `npm test`: runs every check, from a fresh clone. `npm test -- FILE …`: only these tests, and
 * builds only what they need; `-g 'TITLE'` after them selects by title. Ends with `N passed, N
 * failed`.
 */

const named = process.argv.slice(2);
const kinds = new Set(
  named.flatMap((file) => /tests\/(unit|contract|hosts|e2e)(?:\/|$)/.exec(file)?.[1] ?? []),
);
const onlyUnit = kinds.size === 1 && kinds.has('unit');

checkNode();
await install();
const counts = { passed: 0, failed: 0 };
const chromium = onlyUnit ? undefined : await chromiumPath();
if (onlyUnit) await makeWhatIsImported();
else await build({ everything: kinds.size === 0 || kinds.has('hosts') });

if (kinds.size === 0) {
  // In parallel: each uses one core, and lint takes as long as the others together.
  await Promise.all([check('Lint', ['eslint', '.']), checkTheRest()]);
}

const results = `${root}test-results`;
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
await run(
  kinds.size === 0 ? 'Unit, contract and browser tests' : named.join(' '),
  process.execPath,
  [
    `${root}node_modules/@playwright/test/cli.js`,
    'test',
    ...(onlyUnit ? ['--project=unit'] : []),
    ...named,
  ],
  {
    show: true,
    env: { ...process.env, ...(chromium === undefined ? {} : { CHROMIUM_PATH: chromium }) },
  },
);
const tests = readCounts();
console.log(`\n${counts.passed + tests.passed} passed, ${counts.failed + tests.failed} failed`);
process.exit(counts.failed + tests.failed === 0 && tests.passed > 0 ? 0 : 1);

async function checkTheRest() {
  await check('Formatting (prettier)', ['prettier', '--check', '.']);
  await check('Types', ['tsc', '-p', '.']);
  await check('Nothing unused (knip)', ['knip', '--no-config-hints']);
}

async function check(/** @type {string} */ label, /** @type {string[]} */ args) {
  const { ok, output } = await run(label, npm(), ['exec', '--no', '--', ...args]);
  if (!ok) console.error(output);
  counts[ok ? 'passed' : 'failed'] += 1;
}

/** Makes the stylesheet, script and list of routes that the sources import. */
async function makeWhatIsImported() {
  // Exists only after the packages are installed, so it cannot be imported at the top.
  const { makeAssets } = await import('./make-assets.mjs');
  await makeAssets();
}

/**
 * Reads the counts that tests/support/reporter.ts wrote. A run that crashed before that counts as
 * one failure.
 */
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
