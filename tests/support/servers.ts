import { mkdirSync } from 'node:fs';
import { type Running, startSandbox, startSite } from '../../scripts/processes.mjs';
import { freePort, root } from '../../scripts/steps.mjs';

/**
 * Starts what every test talks to: one sandbox, the site with no reading time and short budgets,
 * and the site as it runs by default. Their addresses reach the tests through the environment.
 */
export default async function startServers(): Promise<() => Promise<void>> {
  mkdirSync(`${root}test-results`, { recursive: true });
  const log = `${root}test-results/site.log`;
  const running: Running[] = [];
  const port = async () => (await freePort()) ?? 0;

  const sandbox = await startSandbox({
    port: await port(),
    site: 'http://localhost',
    keys: ['sandbox-key'],
  });
  running.push(sandbox);
  const quick = await startSite({
    port: await port(),
    api: sandbox.url,
    log,
    env: {
      MIN_READING_MS: '0',
      READ_BUDGET_MS: '1500',
      CANCEL_BUDGET_MS: '1500',
      REREAD_BUDGET_MS: '1500',
    },
  });
  running.push(quick);
  const usual = await startSite({ port: await port(), api: sandbox.url, log });
  running.push(usual);

  process.env.SANDBOX_URL = sandbox.url;
  process.env.SITE_URL = quick.url;
  process.env.USUAL_SITE_URL = usual.url;
  return async () => {
    await Promise.all(running.map(({ stop }) => stop()));
  };
}
