import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createWriteStream, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/steps.mjs';

/** Caddy with the file from docs/deploy, its upstreams replaced and a certificate of its own making. */
export type Caddy = { readonly port: number; readonly log: string; readonly stop: () => void };

/** Starts it in its own folder, without requesting a certificate. */
export async function startCaddy(
  directory: string,
  { port, plainPort, upstreams }: { port: number; plainPort: number; upstreams: number[] },
): Promise<Caddy> {
  const adapted = readFileSync(`${root}docs/deploy/Caddyfile`, 'utf8')
    .replace(
      /^\{\n/,
      `{\n\tadmin off\n\tauto_https disable_redirects\n\tskip_install_trust\n\thttp_port ${plainPort}\n`,
    )
    .replace(/^:443 /m, `:${port} `)
    .replace('site-1:3000 site-2:3000', upstreams.map((one) => `127.0.0.1:${one}`).join(' '));
  const config = join(directory, 'Caddyfile');
  writeFileSync(config, adapted);
  const env = {
    ...process.env,
    SITE_HOST: `localhost:${port}`,
    XDG_DATA_HOME: directory,
    XDG_CONFIG_HOME: directory,
  };
  const args = ['--config', config, '--adapter', 'caddyfile'];
  const checked = spawnSync('caddy', ['validate', ...args], { env, encoding: 'utf8' });
  if (checked.status !== 0) throw new Error(`Caddy rejects the file:\n${checked.stderr}`);
  const log = join(directory, 'caddy.log');
  const child = spawn('caddy', ['run', ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const file = createWriteStream(log);
  child.stdout.pipe(file, { end: false });
  child.stderr.pipe(file, { end: false });
  await untilServing(child);
  return { port, log, stop: () => child.kill('SIGTERM') };
}

function untilServing({ stderr }: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    stderr?.on('data', (chunk: Buffer) => {
      if (chunk.includes('serving initial configuration')) resolve();
    });
  });
}
