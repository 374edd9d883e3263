import { mkdirSync } from 'node:fs';
import { type Running, startSandbox, startSite } from '../../scripts/processes.mjs';
import { root } from '../../scripts/steps.mjs';
import { noAddressLimits, patientBudgets } from './budgets';
import { signInSettings } from './change-time';
import { receiptSettings } from './receipt-settings';

/**
 * Starts what every test talks to: one sandbox, the site with no reading time and long budgets,
 * and another on which customers may change the time. Their addresses reach the tests through the environment.
 */
export default async function startServers(): Promise<() => Promise<void>> {
  mkdirSync(`${root}test-results`, { recursive: true });
  // Unit tests need none of them.
  if (onlyUnitTests(process.argv)) return () => Promise.resolve();
  const log = `${root}test-results/site.log`;
  const running: Running[] = [];

  const sandbox = await startSandbox({
    site: 'http://localhost',
    keys: ['sandbox-key'],
  });
  running.push(sandbox);
  const env = { ...(await receiptSettings()), DRAIN_MS: '0' };
  const tuning = {
    ...patientBudgets,
    ...noAddressLimits,
    minReadingMilliseconds: 0,
    // Hundreds of faults are ordered on purpose; a pause after them would hit the next test.
    failuresInARow: 1_000_000,
  };
  const site = await startSite({ api: sandbox.url, log, env, tuning });
  running.push(site);
  const other = await startSite({
    api: sandbox.url,
    log,
    env: { ...env, ...signInSettings(sandbox.url) },
    tuning,
  });
  running.push(other);

  process.env.SANDBOX_URL = sandbox.url;
  process.env.SITE_URL = site.url;
  process.env.OTHER_SITE_URL = other.url;
  return async () => {
    await Promise.all(running.map(({ stop }) => stop()));
  };
}

function onlyUnitTests(argv: readonly string[]): boolean {
  const projects = argv.filter((argument) => argument.startsWith('--project='));
  return projects.length > 0 && projects.every((project) => project === '--project=unit');
}
