import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { z } from 'zod';
import { giveUp } from '../../scripts/steps.mjs';

/** Whether a program is installed. */
export function isThere(program: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
}

/** Finds a program, installs Debian's as root, or says what to install. */
export function need(program: string, debianPackage = program): void {
  if (isThere(program)) return;
  if (process.getuid?.() === 0)
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', debianPackage], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  if (!isThere(program)) giveUp(`This needs ${program} (Debian: apt install ${debianPackage}).`);
}

/**
 * A port that is free now, for a program that cannot choose one itself and say which. Our own servers
 * take port 0.
 */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = z.object({ port: z.number() }).parse(server.address());
  server.close();
  await once(server, 'close');
  return port;
}
