import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { chromiumPath } from '../../scripts/browsers.mjs';
import { startSandbox, startSite } from '../../scripts/processes.mjs';
import { npm } from '../../scripts/steps.mjs';
import { receiptSettings } from '../support/receipt-settings';
import { signInSettings } from '../support/change-time';
import { go, timeWays, ways } from '../support/states';

/**
 * `npm run measure -- lighthouse`: Google's score of every page that a link can open, as on a
 * phone. Lighthouse is downloaded only for this command: it is larger than all of the project's
 * packages.
 */
const lighthouse = 'lighthouse@12.8.2';
const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const skipped = [
  // Search engines must not index booking pages.
  'is-crawlable',
  // This audit makes a request from the page, which the page's policy forbids;
  // tests/contract/assets.test.ts checks it.
  'robots-txt',
];
// A page that says "no such booking" says so to programs, too: 404, which Lighthouse counts as a fault.
const skippedWhenRefusing = ['http-status-code', 'errors-in-console'];

const report = z.object({
  runtimeError: z.object({ code: z.string() }).optional(),
  categories: z.record(
    z.string(),
    z.object({ score: z.number().nullable(), auditRefs: z.array(z.object({ id: z.string() })) }),
  ),
  audits: z.record(
    z.string(),
    z.object({
      score: z.number().nullable().optional(),
      numericValue: z.number().optional(),
      details: z.object({ items: z.unknown().optional() }).optional(),
    }),
  ),
});

type Report = z.infer<typeof report>;

const directory = mkdtempSync(join(tmpdir(), 'lighthouse-'));
const chromium = await chromiumPath();
const sandbox = await startSandbox();
process.env.SANDBOX_URL = sandbox.url;
const site = await startSite({
  api: sandbox.url,
  env: { DRAIN_MS: '0', ...(await receiptSettings()), ...signInSettings() },
});

console.log(
  `${'page'.padEnd(26)}${categories.map((one) => one.padStart(16)).join('')}   LCP ms   CLS  requests   bytes`,
);
let worst = 100;
// A page that answers a POST cannot be opened by its address.
for (const way of [...ways, ...timeWays].filter(({ press }) => press === undefined)) {
  const { url, status } = await go(way, 'sv', site.url);
  const left = status < 400 ? skipped : [...skipped, ...skippedWhenRefusing];
  const { categories: judged, audits, runtimeError } = await judge(url, left);
  const scores = categories.map((name) => Math.round((judged[name]?.score ?? 0) * 100));
  const number = (audit: string) => audits[audit]?.numericValue ?? 0;
  const requests = z
    .array(z.unknown())
    .parse(audits['network-requests']?.details?.items ?? []).length;
  console.log(
    way.name.padEnd(26) +
      scores.map((score) => String(score).padStart(16)).join('') +
      number('largest-contentful-paint').toFixed(0).padStart(9) +
      number('cumulative-layout-shift').toFixed(2).padStart(6) +
      String(requests).padStart(10) +
      number('total-byte-weight').toFixed(0).padStart(8) +
      (runtimeError ? `  ${runtimeError.code}` : ''),
  );
  if (Math.min(...scores) < 100) {
    const refs = Object.values(judged).flatMap(({ auditRefs }) => auditRefs);
    const short = refs.filter(({ id }) => (audits[id]?.score ?? 1) < 1).map(({ id }) => id);
    for (const id of new Set(short))
      console.log(`    ${id}: ${JSON.stringify(audits[id]?.details?.items ?? '').slice(0, 300)}`);
  }
  worst = Math.min(worst, ...scores);
}
await Promise.all([site.stop(), sandbox.stop()]);
rmSync(directory, { recursive: true, force: true });
process.exit(worst === 100 ? 0 : 1);

/** Runs Lighthouse, and once more if Chromium recorded no trace. */
async function judge(url: string, left: readonly string[], again = true): Promise<Report> {
  const file = join(directory, 'report.json');
  const lighthouseRun = spawn(
    npm(),
    [
      ...['exec', '--yes', `--package=${lighthouse}`, '--', 'lighthouse', url],
      ...['--quiet', '--output=json', `--output-path=${file}`, '--ignore-status-code'],
      ...[`--skip-audits=${left.join(',')}`],
      '--chrome-flags=--headless=new --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update',
    ],
    { stdio: 'ignore', env: { ...process.env, CHROME_PATH: chromium } },
  );
  await once(lighthouseRun, 'exit');
  const judged = report.parse(JSON.parse(readFileSync(file, 'utf8')));
  return judged.runtimeError && again ? judge(url, left, false) : judged;
}
