import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../scripts/steps.mjs';
import { freePort } from '../support/programs';

type Release = {
  readonly name: string;
  readonly commit: string;
  /** What its build starts, below its folder. */
  readonly server: string;
};

/** The last release, and a version between it and this one. */
export const releases: readonly Release[] = [
  { name: '0.9.0', commit: 'e578538', server: '.next/standalone/server.js' },
  { name: '24 November', commit: 'b731b3d', server: 'dist/server.mjs' },
];

/** Builds a version in a folder of its own and starts it. The caller stops it and removes the folder. */
export async function startRelease(
  { name, commit, server }: Release,
  env: Readonly<Record<string, string>>,
) {
  const folder = mkdtempSync(join(tmpdir(), 'release-'));
  const quiet = { cwd: folder, stdio: 'ignore' } as const;
  console.log(`• Building ${name} …`);
  execFileSync('git', ['clone', '--quiet', '--no-checkout', root, '.'], quiet);
  execFileSync('git', ['checkout', '--quiet', commit], quiet);
  execFileSync('npm', ['ci', '--include=dev', '--no-audit', '--no-fund'], quiet);
  execFileSync('npm', ['run', 'build'], quiet);
  const port = await freePort();
  const child = spawn(process.execPath, [server], {
    ...quiet,
    env: {
      NODE_ENV: 'production',
      PATH: process.env.PATH,
      PORT: String(port),
      HOSTNAME: '127.0.0.1',
      BOKAMERA_API_KEY: 'sandbox-key',
      ...env,
    },
  });
  const url = `http://127.0.0.1:${port}`;
  while (!(await isUp(url))) if (child.exitCode !== null) throw new Error(`${name} does not start`);
  return { url, folder, stop: () => child.kill() };
}

async function isUp(url: string): Promise<boolean> {
  await new Promise((resolve) => setTimeout(resolve, 100));
  const answer = await fetch(`${url}/healthz`).catch(() => undefined);
  return answer?.ok === true;
}
