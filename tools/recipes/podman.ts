import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isThere } from '../support/programs';
import { run } from './commands';

/** Podman with settings and a store of its own: it touches no image, container or network of the machine's. */
export type Podman = {
  readonly podman: (...args: readonly string[]) => Promise<string>;
  /** Serves Docker's API while `use` runs, which gets its address. */
  readonly serving: <T>(use: (address: string) => Promise<T>) => Promise<T>;
  /** Removes everything from the store, so that nothing is mounted in the folder any more. */
  readonly close: () => Promise<void>;
};

/** Makes the store in a folder. Nothing runs until it is asked. */
export function createPodman(directory: string): Podman {
  mkdirSync(directory, { recursive: true });
  const settings = join(directory, 'containers.conf');
  // Root in a container may not raise the limits to podman's defaults, and Debian's crun rejects a
  // machine with both versions of control groups.
  writeFileSync(
    settings,
    `[containers]
default_ulimits = []
[network]
network_backend = "netavark"
network_config_dir = "${directory}/networks"
[engine]
cgroup_manager = "cgroupfs"
events_logger = "none"
tmp_dir = "${directory}/state"
${isThere('runc') ? 'runtime = "runc"' : ''}
`,
  );
  const env = { CONTAINERS_CONF: settings };
  const store = ['--root', join(directory, 'images'), '--runroot', join(directory, 'run')];
  const podman: Podman['podman'] = (...args) => run('podman', [...store, ...args], env);
  return {
    podman,
    close: async () => {
      if (!existsSync(join(directory, 'images'))) return;
      await podman('rm', '--all', '--force');
      // With the images go the containers of a build that was broken off, which have mounts too.
      await podman('rmi', '--all', '--force');
    },
    serving: async (use) => {
      const socket = join(directory, 'podman.sock');
      const service = spawn(
        'podman',
        [...store, 'system', 'service', '--time', '0', `unix://${socket}`],
        { env: { ...process.env, ...env }, stdio: 'ignore' },
      );
      const ended = once(service, 'exit');
      while (!existsSync(socket) && service.exitCode === null) await pause(50);
      try {
        return await use(`unix://${socket}`);
      } finally {
        service.kill();
        await ended;
      }
    },
  };
}
