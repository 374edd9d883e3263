import { expect, test } from '@playwright/test';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { startSandbox } from '../../scripts/processes.mjs';
import { root } from '../../scripts/steps.mjs';
import { open } from '../../tools/support/customer';
import { addresses, linkTo, makeBooking } from '../../tools/support/sandbox';
import { freePair } from '../support/fixed-ports';

/**
 * Runs the steps of docs/operators.md and the unit of docs/deploy, as far as possible without
 * systemd and DNS.
 */

const guide = readFileSync(`${root}docs/operators.md`, 'utf8');
const blocksAfter = (heading: string) =>
  [...(guide.split(heading)[1] ?? '').matchAll(/^```\n([\s\S]*?)^```$/gm)].map(
    ([, block]) => block ?? '',
  );
const [, sharing = ''] = blocksAfter('### The first salon, from nothing');
const [settingUp = '', proxying = ''] = blocksAfter('### Add a second salon');
const unit = readFileSync(`${root}docs/deploy/cancellation@.service`, 'utf8');
const inUnit = (name: string) =>
  [...unit.matchAll(new RegExp(`^${name}=(.*)$`, 'gm'))].map(([, value]) => value ?? '');

/** Runs a block below another root, without the lines that need systemd or the network. */
function carryOut(
  block: string,
  below: string,
  names: Record<string, string>,
  typed: string,
): void {
  mkdirSync(join(below, 'nginx/conf.d'), { recursive: true });
  const first = Object.entries(names).map(([name, value]) => `${name}=${value}`);
  const script = block
    .replace(/^NAME=.*\n/, '')
    .replace(/^sudo (systemctl|certbot|nginx) .*\n/gm, '')
    .replaceAll('sudo ', '')
    .replaceAll('/etc/', `${below}/`);
  const done = spawnSync('sh', ['-ec', `${first.join(' ')}\n${script}`], {
    cwd: root,
    input: typed,
    encoding: 'utf8',
  });
  expect(done.stderr).toBe('');
  expect(done.status).toBe(0);
}

/** Starts an instance as systemd would: its environment from the unit and its file, its secrets as credentials. */
function startInstance(below: string, name: string, api: string): ChildProcess {
  const at = (path = '') => path.replaceAll('%i', name).replace('/etc', below);
  const credentials = mkdtempSync(join(tmpdir(), 'credentials-'));
  for (const [id = '', path] of inUnit('LoadCredential').map((loaded) => loaded.split(':'))) {
    const hasFallback = inUnit('SetCredential').includes(`${id}:\\n`);
    if (hasFallback && !existsSync(at(path))) writeFileSync(join(credentials, id), '\n');
    else copyFileSync(at(path), join(credentials, id));
  }
  const [command, ...args] = inUnit('ExecStart')[0]?.split(' ') ?? [];
  expect(command).toBe('/usr/bin/node');
  return spawn(process.execPath, args, {
    cwd: `${root}dist`,
    stdio: 'ignore',
    env: {
      NODE_ENV: 'production',
      ...parseEnv(at(inUnit('Environment').join(' ')).replaceAll(' ', '\n')),
      ...parseEnv(readFileSync(at(inUnit('EnvironmentFile')[0]), 'utf8')),
      CREDENTIALS_DIRECTORY: credentials,
      BOKAMERA_API_URL: api,
      DRAIN_MS: '0',
    },
  });
}

test('a second salon, set up as the guide says, has its own key, numbers and log, and outlives the first', async () => {
  const below = mkdtempSync(join(tmpdir(), 'etc-'));
  const ports = { norrsken: await freePair(21_000), lyktan: await freePair(22_000) };
  for (const [NAME, PORT] of Object.entries(ports))
    carryOut(
      // The port six thousand above may be taken; only the one below was checked.
      settingUp.replace('PORT + 6000', 'PORT - 1'),
      below,
      { NAME, HOST: `avboka.${NAME}.example`, PORT: String(PORT) },
      NAME === 'lyktan' ? 'lyktan-key\n' : 'sandbox-key\n',
    );
  expect(readdirSync(`${below}/cancellation`).sort()).toEqual(['lyktan', 'norrsken']);
  expect(statSync(`${below}/cancellation/lyktan/BOKAMERA_API_KEY`).mode & 0o777).toBe(0o600);

  const other = await startSandbox({
    site: 'http://localhost',
    keys: ['lyktan-key'],
  });
  const url = (name: keyof typeof ports) => `http://127.0.0.1:${ports[name]}`;
  const [first, second] = [
    startInstance(below, 'norrsken', addresses.sandbox),
    startInstance(below, 'lyktan', other.url),
  ];
  try {
    for (const name of ['norrsken', 'lyktan'] as const)
      await expect.poll(() => isReady(url(name))).toBe(true);
    const here = await makeBooking();
    expect((await open(linkTo(here, { site: url('norrsken') }))).state).toBe('cancellable');
    const there = await makeBooking({}, other.url);
    expect((await open(linkTo(there, { site: url('lyktan') }))).state).toBe('cancellable');
    expect(await stopped(first)).toBe(0);
    expect((await open(linkTo(there, { site: url('lyktan') }))).state).toBe('cancellable');
  } finally {
    first.kill('SIGKILL');
    second.kill('SIGKILL');
    await other.stop();
  }
});

test('the first and the second site at the proxy are their own, and nginx takes both', () => {
  const below = mkdtempSync(join(tmpdir(), 'etc-'));
  const hosts: Record<string, string> = {
    alma: 'avboka.alma.example',
    lyktan: 'avboka.lyktan.example',
  };
  carryOut(sharing, below, {}, '');
  for (const [NAME, HOST] of Object.entries(hosts))
    carryOut(proxying, below, { NAME, HOST, PORT: NAME === 'alma' ? '3000' : '3010' }, '');
  const conf = `${below}/nginx/conf.d/`;
  const second = readFileSync(`${conf}lyktan.conf`, 'utf8');
  expect(second).not.toMatch(/avboka\.example\.se|:300\d|upstream cancellation|log_format /);
  expect(second.match(/server_name avboka\.lyktan\.example;/g)).toHaveLength(2);
  expect(second).toContain('server 127.0.0.1:3010 ');

  for (const file of readdirSync(conf)) {
    const name = hosts[file.replace('.conf', '')];
    if (name !== undefined) certify(`${below}/letsencrypt/live/${name}`, name);
    const moved = readFileSync(`${conf}${file}`, 'utf8').replace(
      /\/(etc|var\/log\/nginx)\//g,
      `${below}/`,
    );
    writeFileSync(`${conf}${file}`, moved);
  }
  const config = `${below}/nginx.conf`;
  writeFileSync(
    config,
    `pid ${below}/pid; error_log ${below}/error.log; events {} http { include ${conf}*.conf; }`,
  );
  const asked = spawnSync('nginx', ['-t', '-c', config], { encoding: 'utf8' });
  // Without nginx only its shape can be checked.
  if (!asked.error) expect(asked.stderr).toContain('test is successful');
});

function certify(directory: string, name: string): void {
  mkdirSync(directory, { recursive: true });
  const files = ['-keyout', `${directory}/privkey.pem`, '-out', `${directory}/fullchain.pem`];
  const kind = ['-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-subj', `/CN=${name}`];
  spawnSync('openssl', ['req', ...kind, ...files]);
}

async function isReady(url: string): Promise<boolean> {
  return (await open(`${url}/readyz`).catch(() => undefined))?.status === 200;
}

function stopped(server: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    server.on('exit', resolve);
    server.kill('SIGTERM');
  });
}
