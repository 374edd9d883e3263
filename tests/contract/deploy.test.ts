import { expect, test } from '@playwright/test';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { settingNames } from '@/lib/settings/settings';
import { root } from '../../scripts/steps.mjs';
import { open } from '../../tools/support/customer';
import { addresses, linkTo, makeBooking } from '../../tools/support/sandbox';
import { freePair } from '../support/fixed-ports';

/** The recipes in docs/deploy, as far as they can be tested without a container engine. */

const read = (file: string) => readFileSync(`${root}${file}`, 'utf8');
const dockerfile = read('docs/deploy/Dockerfile');
const arrayAfter = (word: RegExp) =>
  z
    .array(z.string())
    .parse(JSON.parse(new RegExp(`${word.source}\\s*(\\[.*\\])`).exec(dockerfile)?.[1] ?? '[]'));

test('what the container starts runs as nobody from a folder it cannot write, is healthy, and stops', async () => {
  const [command = '', ...args] = arrayAfter(/\nCMD/);
  const [probe = '', ...probing] = arrayAfter(/HEALTHCHECK[^[]*CMD/);
  expect([command, probe]).toEqual(['node', 'node']);

  const directory = mkdtempSync(join(tmpdir(), 'container-'));
  cpSync(`${root}dist`, directory, { recursive: true });
  spawnSync('chmod', ['-R', 'a=rX', directory]);
  const port = await freePair(23_000);
  const asNobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  const env = {
    PATH: process.env.PATH,
    NODE_ENV: 'production',
    PORT: String(port),
    BOKAMERA_API_URL: addresses.sandbox,
    BOKAMERA_API_KEY: 'sandbox-key',
    DRAIN_MS: '0',
  } as const;
  const healthy = () =>
    spawnSync(process.execPath, probing, { cwd: directory, env, ...asNobody }).status === 0;
  expect(healthy()).toBe(false);
  const server = spawn(process.execPath, args, {
    cwd: directory,
    env,
    stdio: 'ignore',
    ...asNobody,
  });
  try {
    await expect.poll(() => answers(`http://127.0.0.1:${port}/readyz`)).toBe(true);
    expect(healthy()).toBe(true);
    expect((await open(`http://127.0.0.1:${port}/sv`)).status).toBe(200);
  } finally {
    expect(await stopped(server)).toBe(0);
    spawnSync('chmod', ['-R', 'u+w', directory]);
    rmSync(directory, { recursive: true, force: true });
  }
});

test('a running instance keeps its version while the link to it is pointed at another', async () => {
  const opt = mkdtempSync(join(tmpdir(), 'versions-'));
  cpSync(`${root}dist`, join(opt, 'cancellation-1'), { recursive: true });
  mkdirSync(join(opt, 'cancellation-2'));
  const link = join(opt, 'cancellation');
  symlinkSync(join(opt, 'cancellation-1'), link);
  const port = await freePair(24_000);
  const server = spawn(process.execPath, ['server.mjs'], {
    cwd: link,
    stdio: 'ignore',
    env: {
      NODE_ENV: 'production',
      PORT: String(port),
      BOKAMERA_API_URL: addresses.sandbox,
      BOKAMERA_API_KEY: 'sandbox-key',
      DRAIN_MS: '0',
    },
  });
  const site = `http://127.0.0.1:${port}`;
  try {
    await expect.poll(() => answers(`${site}/readyz`)).toBe(true);
    rmSync(link);
    symlinkSync(join(opt, 'cancellation-2'), link);
    // Each language is loaded from the folder when it is first asked for.
    const booking = await makeBooking();
    for (const locale of ['pl', 'ar'])
      expect((await open(linkTo(booking, { locale, site }))).state).toBe('cancellable');
  } finally {
    expect(await stopped(server)).toBe(0);
    rmSync(opt, { recursive: true, force: true });
  }
});

test('the folder that is copied to production holds what was built and no settings', () => {
  const files = readdirSync(`${root}dist`, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
  expect(files).toContain('server.mjs');
  const built = /^[\w-]+\.(mjs(\.map)?|json|html(\.(br|gz))?)$/;
  expect(files.filter((name) => !built.test(name))).toEqual([]);
});

test('the image is made from the lockfile, runs as a user, and copies nothing but what was built', () => {
  expect(dockerfile).toContain('npm ci');
  const [, last = ''] = dockerfile.split(/\nFROM .*\n(?=ENV)/);
  expect(last).toMatch(/^USER node$/m);
  expect(last.match(/^COPY .*$/gm)).toEqual(['COPY --from=build /site/dist ./']);
  expect(last).not.toMatch(/^(RUN|ADD)/m);
});

test('container, systemd and npm start the server the same way', () => {
  const { start } = z
    .object({ scripts: z.object({ start: z.string() }) })
    .parse(JSON.parse(read('package.json'))).scripts;
  const wanted = start.replace('dist/', '');
  expect(arrayAfter(/\nCMD/).join(' ')).toBe(wanted);
  expect(read('docs/deploy/cancellation@.service')).toContain(`ExecStart=/usr/bin/${wanted}\n`);
});

test('systemd takes the unit, where there is one to ask', () => {
  const unit = `${root}docs/deploy/cancellation@.service`;
  const asked = spawnSync('systemd-analyze', ['verify', unit], { encoding: 'utf8' });
  // Without systemd only its shape can be checked.
  if (asked.error) expect(read('docs/deploy/cancellation@.service')).toMatch(/^\[Service\]$/m);
  else expect(asked.stderr.split('\n').filter((line) => line.includes('cancellation'))).toEqual([]);
});

test('every setting that a recipe names is one, and every setting is in the README and .env.example', () => {
  const known = new Set<string>(settingNames);
  const others = ['NODE_ENV', 'SITE_HOST'];
  for (const file of readdirSync(`${root}docs/deploy`)) {
    const named = read(`docs/deploy/${file}`).matchAll(/\b([A-Z][A-Z]+_[A-Z_]+)\b(?=[:=}])/g);
    for (const [, name = ''] of named)
      expect(known.has(name) || others.includes(name), `${file}: ${name}`).toBe(true);
  }
  const example = [...read('.env.example').matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);
  expect(example.sort()).toEqual([...settingNames].sort());
  for (const name of settingNames) expect(read('README.md')).toContain(`\`${name}\``);
});

test('every alarm has a page that says what to do, and every number in alarms and pictures exists', () => {
  const alerts = read('docs/deploy/alerts.yml');
  const names = [...alerts.matchAll(/alert: (\w+)/g)].map(([, name]) => name ?? '');
  const headings = [...read('docs/alarms.md').matchAll(/^## (\w+)$/gm)].map(([, name]) => name);
  expect(headings).toEqual(names);
  for (const alert of alerts.split('- alert: ').slice(1)) {
    expect(alert).toMatch(/severity: (page|ticket)/);
    expect(alert).toMatch(/summary: \S/);
  }
  const counted = ['metrics', 'company-metrics']
    .map((file) => read(`lib/observability/${file}.ts`))
    .join('\n');
  const pictures = read('docs/deploy/dashboard.json');
  expect(() => JSON.parse(pictures) as unknown).not.toThrow();
  for (const [name] of `${alerts}${pictures}`.matchAll(/cancellation_\w+/g))
    expect(counted, name).toContain(`'${name.replace(/_(count|bucket|sum)$/, '')}'`);
});

async function answers(url: string): Promise<boolean> {
  return (await open(url).catch(() => undefined))?.status === 200;
}

function stopped(server: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    server.on('exit', resolve);
    server.kill('SIGTERM');
  });
}
