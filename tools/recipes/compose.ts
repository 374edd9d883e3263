import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { root } from '../../scripts/steps.mjs';
import { freePort } from '../support/programs';
import { provide } from './bases';
import { cancelOne } from './cancel';
import { requires, run } from './commands';
import { basesOfImage, seenFromInside } from './image';
import type { Podman } from './podman';

const composed = z.object({
  services: z.record(z.string(), z.object({ image: z.string(), build: z.unknown().optional() })),
});

/** Starts the compose file's stack on free ports, and looks whether its instances reach Redis. */
export async function runCompose(engine: Podman, directory: string, api: string): Promise<string> {
  requires('podman');
  requires('docker-compose');
  const recipe = readFileSync(join(root, 'docs/deploy/compose.yaml'), 'utf8');
  const { services } = composed.parse(parse(recipe, { merge: true }));
  const built = Object.keys(services).filter((name) => services[name]?.build);
  const named = Object.values(services).flatMap(({ image, build }) => (build ? [] : [image]));
  const based = await provide(engine, [...basesOfImage(), ...named], directory);
  const [port, plainPort] = [await freePort(), await freePort()];
  const file = join(directory, 'compose.yaml');
  const adapted = swap(
    recipe,
    "['80:80', '443:443', '443:443/udp']",
    `['127.0.0.1:${plainPort}:80', '127.0.0.1:${port}:443', '127.0.0.1:${port}:443/udp']`,
  );
  const key = '    BOKAMERA_API_KEY:';
  writeFileSync(
    file,
    swap(adapted, key, `    BOKAMERA_API_URL: ${seenFromInside(api)}\n    DRAIN_MS: '0'\n${key}`),
  );
  await engine.serving(async (address) => {
    const compose = (...args: string[]) =>
      run('docker-compose', ['--project-directory', 'docs/deploy', '-f', file, ...args], {
        DOCKER_HOST: address,
        COMPOSE_PROJECT_NAME: 'recipes',
        BOKAMERA_API_KEY: 'sandbox-key',
        SIGNING_SECRET: 'a secret of these measurements only',
        // For this name Caddy makes a certificate of its own.
        SITE_HOST: 'localhost',
      });
    try {
      await compose('up', '--detach');
      await cancelOne(`https://localhost:${port}`, api);
      for (const instance of built) {
        const logged = await compose('logs', '--no-color', instance);
        // Without Redis the pages work all the same.
        if (logged.lastIndexOf('limits-local') > logged.lastIndexOf('limits-shared'))
          throw new Error(`${instance} does not reach Redis.`);
      }
    } finally {
      await compose('down', '--volumes', '--timeout', '5');
    }
  });
  return `the stack runs; one booking cancelled over TLS${based}`;
}

/** Replaces a text that must be there: nothing else fits this stack to the machine. */
function swap(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`The recipe no longer says: ${from}`);
  return text.replace(from, () => to);
}
