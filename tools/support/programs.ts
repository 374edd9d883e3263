import { spawnSync } from 'node:child_process';
import { giveUp } from '../../scripts/steps.mjs';

/** Finds a program, installs Debian's as root, or says what to install. */
export function need(program: string, debianPackage = program): void {
  const there = () => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
  if (there()) return;
  if (process.getuid?.() === 0)
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', debianPackage], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  if (!there()) giveUp(`This needs ${program} (Debian: apt install ${debianPackage}).`);
}
