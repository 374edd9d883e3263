import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { createSandbox } from '../../sandbox/server';
import { Missing } from './commands';
import { runCompose } from './compose';
import { runImage } from './image';
import { checkAlarms, checkUnit, runCaddy, runNginx } from './machine';
import { createPodman } from './podman';

/**
 * `npm run measure -- recipes`: follows the recipes of docs/deploy on this machine, with the sandbox in
 * place of BokaMera's API, and cancels a booking through each that serves pages. `npm run measure --
 * recipes compose` follows one of them.
 */
// The certificates are self-signed for this run.
process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
process.removeAllListeners('warning');

const directory = mkdtempSync(join(tmpdir(), 'recipes-'));
const { server } = createSandbox('http://localhost', ['sandbox-key']);
// Containers reach only what listens on more than 127.0.0.1.
server.listen(0, '0.0.0.0');
await once(server, 'listening');
const { port } = z.object({ port: z.number() }).parse(server.address());
const api = `http://127.0.0.1:${port}`;
const engine = createPodman(join(directory, 'podman'));

const steps: Readonly<Record<string, () => Promise<string>>> = {
  systemd: checkUnit,
  nginx: () => runNginx(join(directory, 'nginx'), api),
  Caddy: () => runCaddy(join(directory, 'caddy'), api),
  alarms: checkAlarms,
  image: () => runImage(engine, directory, api),
  compose: () => runCompose(engine, directory, api),
};

const only = process.argv.slice(2);
const counted = { ok: 0, skipped: 0, failed: 0 };
// Ctrl-C ends the programs; their step then clears up.
const stopped = new AbortController();
process.on('SIGINT', () => stopped.abort());
for (const [name, step] of Object.entries(steps)) {
  if (stopped.signal.aborted || (only.length > 0 && !only.includes(name))) continue;
  const started = performance.now();
  const [verdict, what] = await step().then(
    (told) => ['ok', told] as const,
    (error: unknown) => {
      const said = error instanceof Error ? error.message : String(error);
      return [error instanceof Missing ? 'skipped' : 'failed', said] as const;
    },
  );
  counted[verdict] += 1;
  const seconds = Math.round((performance.now() - started) / 1000);
  // What a program says last is why it failed.
  const end = what.trim().split('\n').slice(-6).join('\n    ');
  console.log(`${name.padEnd(9)}${verdict}: ${end} (${seconds} s)`);
}
server.close();
server.closeAllConnections();
await engine.close();
rmSync(directory, { recursive: true, force: true });
console.log(`${counted.ok} ok, ${counted.skipped} skipped, ${counted.failed} failed`);
process.exit(counted.failed === 0 && counted.ok + counted.skipped > 0 ? 0 : 1);
