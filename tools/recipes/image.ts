import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/steps.mjs';
import { freePort } from '../support/programs';
import { provide } from './bases';
import { cancelOne } from './cancel';
import { requires } from './commands';
import type { Podman } from './podman';

const dockerfile = 'docs/deploy/Dockerfile';

/** The images that the Dockerfile begins with. */
export function basesOfImage(): string[] {
  const text = readFileSync(join(root, dockerfile), 'utf8');
  return [...text.matchAll(/^FROM (\S+)/gm)].map(([, name = '']) => name);
}

/** The sandbox's address as containers see it. */
export const seenFromInside = (api: string) => api.replace('127.0.0.1', 'host.containers.internal');

/** Builds the image, runs it with a root that is read-only, and asks its health check. */
export async function runImage(engine: Podman, directory: string, api: string): Promise<string> {
  requires('podman');
  const { podman } = engine;
  const based = await provide(engine, basesOfImage(), directory);
  const image = 'cancellation';
  await podman('build', '--format', 'docker', '-f', dockerfile, '-t', image, '.');
  const port = await freePort();
  const address = ['--publish', `127.0.0.1:${port}:3000`];
  const env = [`BOKAMERA_API_URL=${seenFromInside(api)}`, 'BOKAMERA_API_KEY=sandbox-key'];
  const settings = env.flatMap((setting) => ['--env', setting]);
  await podman('run', '--detach', '--name', 'site', '--read-only', ...address, ...settings, image);
  try {
    await cancelOne(`http://127.0.0.1:${port}`, api);
    await podman('healthcheck', 'run', 'site');
  } finally {
    await podman('rm', '--force', '--time', '5', 'site');
  }
  return `built, healthy; one booking cancelled${based}`;
}
