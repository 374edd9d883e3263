import { mkdirSync } from 'node:fs';
import { type Running, startSandbox, startSite } from '../../scripts/processes.mjs';
import { freePort, root } from '../../scripts/steps.mjs';
import { signInSettings } from './change-time';
import { receiptSettings } from './receipt-settings';

/**
 * Starts what every test talks to: one sandbox, the site with no reading time and short budgets,
 * and the site as it runs by default. Their addresses reach the tests through the environment.
 */
export default async function startServers(): Promise<() => Promise<void>> {
  mkdirSync(`${root}test-results`, { recursive: true });
  // Unit tests alone need none of them.
  if (onlyUnitTests(process.argv)) return () => Promise.resolve();
  const log = `${root}test-results/site.log`;
  const running: Running[] = [];
  const port = async () => (await freePort()) ?? 0;

  const sandbox = await startSandbox({
    port: await port(),
    site: 'http://localhost',
    keys: ['sandbox-key'],
  });
  running.push(sandbox);
  const env = {
    DRAIN_MS: '0',
    // Hundreds of faults are ordered on purpose; a pause after them would hit the next test.
    API_PAUSE_AFTER: '1000000',
    MISSES_PER_ADDRESS: '1000000',
    PRESSES_PER_ADDRESS: '1000000',
    UNDER_WAY_PER_ADDRESS: '100000',
  };
  const quick = {
    ...env,
    ...(await receiptSettings()),
    MIN_READING_MS: '0',
    READ_BUDGET_MS: '1500',
    CANCEL_BUDGET_MS: '1500',
    REREAD_BUDGET_MS: '1500',
  };
  const site = await startSite({ port: await port(), api: sandbox.url, log, env: quick });
  running.push(site);
  const other = await startSite({
    port: await port(),
    api: sandbox.url,
    log,
    env: { ...quick, ...signInSettings(sandbox.url) },
  });
  running.push(other);
  const usual = await startSite({ port: await port(), api: sandbox.url, log, env });
  running.push(usual);

  process.env.SANDBOX_URL = sandbox.url;
  process.env.SITE_URL = site.url;
  process.env.OTHER_SITE_URL = other.url;
  process.env.USUAL_SITE_URL = usual.url;
  return async () => {
    await Promise.all(running.map(({ stop }) => stop()));
  };
}

function onlyUnitTests(argv: readonly string[]): boolean {
  const projects = argv.filter((argument) => argument.startsWith('--project='));
  return projects.length > 0 && projects.every((project) => project === '--project=unit');
}
