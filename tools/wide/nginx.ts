import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/steps.mjs';

/** Debian's nginx with the snippet from docs/deploy, its addresses and certificate replaced. */
export type Nginx = {
  readonly url: string;
  /** Where it listens without TLS. */
  readonly plainUrl: string;
  readonly log: string;
  readonly stop: () => void;
};

/** Starts it in a folder of its own, with a certificate made for the occasion. */
export async function startNginx(
  directory: string,
  { port, plainPort, upstreams }: { port: number; plainPort: number; upstreams: number[] },
): Promise<Nginx> {
  mkdirSync(join(directory, 'tmp'), { recursive: true });
  makeCertificate(directory);
  const snippet = readFileSync(`${root}docs/deploy/nginx.conf`, 'utf8');
  const servers = upstreams
    .map((one) => `    server 127.0.0.1:${one} max_fails=1 fail_timeout=2s;\n`)
    .join('');
  const adapted = snippet
    .replace(/( {4}server 127\.0\.0\.1:\d+.*\n)+/, servers)
    .replace(/ {4}listen \[::\].*\n/g, '')
    .replace('listen 443 ssl', `listen 127.0.0.1:${port} ssl`)
    .replace('listen 80', `listen 127.0.0.1:${plainPort}`)
    .replace(/\/etc\/letsencrypt\/live\/avboka\.example\.se/g, directory)
    .replace(/\/var\/log\/nginx/g, directory);
  writeFileSync(join(directory, 'snippet.conf'), adapted);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((kind) => `  ${kind}_temp_path ${directory}/tmp;`)
    .join('\n');
  const config = join(directory, 'nginx.conf');
  writeFileSync(
    config,
    `daemon off;
pid ${directory}/nginx.pid;
error_log ${directory}/nginx.error.log;
events {}
http {
${temporary}
  include ${directory}/snippet.conf;
}
`,
  );
  const checked = spawnSync('nginx', ['-t', '-c', config], { encoding: 'utf8' });
  if (checked.status !== 0) throw new Error(`nginx rejects the snippet:\n${checked.stderr}`);
  const child = spawn('nginx', ['-c', config], { stdio: 'inherit' });
  await new Promise((resolve) => setTimeout(resolve, 500));
  return {
    url: `https://127.0.0.1:${port}`,
    plainUrl: `http://127.0.0.1:${plainPort}`,
    log: join(directory, 'cancellation.log'),
    stop: () => child.kill('SIGTERM'),
  };
}

function makeCertificate(directory: string): void {
  const made = spawnSync('openssl', [
    ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-subj', '/CN=localhost'],
    ...['-keyout', join(directory, 'privkey.pem'), '-out', join(directory, 'fullchain.pem')],
  ]);
  if (made.status !== 0) throw new Error('openssl could not make a certificate.');
}
