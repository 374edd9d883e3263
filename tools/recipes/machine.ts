import { mkdirSync } from 'node:fs';
import { startSite } from '../../scripts/processes.mjs';
import { freePort } from '../support/programs';
import { startCaddy } from '../wide/caddy';
import { startNginx } from '../wide/nginx';
import { cancelOne } from './cancel';
import { requires, run } from './commands';

/** The recipes for a machine without containers. */

const unit = 'docs/deploy/cancellation@.service';
/** What the unit is exposed to, as systemd-analyze counts it, times ten. It is 33 with systemd 252. */
const mostExposed = 35;

/** Asks systemd whether it takes the unit, and whether the unit is still shut off as it was. */
export async function checkUnit(): Promise<string> {
  requires('systemd-analyze', 'systemd');
  const said = await run('sh', ['-c', `systemd-analyze verify ${unit} 2>&1`]);
  // It succeeds in spite of warnings, and also warns about units of the machine.
  const faults = said.split('\n').filter((line) => line.includes('cancellation'));
  if (faults.length > 0) throw new Error(faults.join('\n'));
  await run('systemd-analyze', ['security', '--offline=true', `--threshold=${mostExposed}`, unit]);
  return `systemd takes it, and its exposure is at most ${mostExposed / 10}`;
}

/** Runs nginx with TLS; tests/contract/second-salon.test.ts asks it about a second site. */
export async function runNginx(directory: string, api: string): Promise<string> {
  requires('nginx', 'nginx-light');
  requires('openssl');
  await inFrontOfSite(api, async (upstream) => {
    const nginx = await startNginx(directory, { ...(await ports()), upstreams: [upstream] });
    return { url: nginx.url, stop: nginx.stop };
  });
  return 'nginx takes it; one booking cancelled over TLS';
}

/** Runs Caddy with a certificate of its own. */
export async function runCaddy(directory: string, api: string): Promise<string> {
  requires('caddy');
  mkdirSync(directory, { recursive: true });
  await inFrontOfSite(api, async (upstream) => {
    const caddy = await startCaddy(directory, { ...(await ports()), upstreams: [upstream] });
    return { url: `https://localhost:${caddy.port}`, stop: caddy.stop };
  });
  return 'Caddy takes it; one booking cancelled over TLS';
}

/** Asks promtool about rules and dashboard. */
export async function checkAlarms(): Promise<string> {
  requires('promtool', 'prometheus');
  await run(process.execPath, ['--import', 'tsx', 'tools/alarms/print.ts']);
  return 'promtool takes the rules, every alarm rings, every query of the dashboard finds its metric';
}

const ports = async () => ({ port: await freePort(), plainPort: await freePort() });

type Proxy = { readonly url: string; readonly stop: () => void };

async function inFrontOfSite(
  api: string,
  start: (upstream: number) => Promise<Proxy>,
): Promise<void> {
  const site = await startSite({ api, env: { TRUSTED_PROXY_HOPS: '1', DRAIN_MS: '0' } });
  try {
    const proxy = await start(Number(new URL(site.url).port));
    await cancelOne(proxy.url, api).finally(proxy.stop);
  } finally {
    await site.stop();
  }
}
