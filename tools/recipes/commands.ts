import { execFile } from 'node:child_process';
import { root } from '../../scripts/steps.mjs';
import { isThere } from '../support/programs';

/** A program that a step needs is not installed: the step proves nothing. */
export class Missing extends Error {}

/**
 * Ends a step without a verdict where a program is not installed.
 *
 * @throws Missing
 */
export function requires(program: string, debianPackage = program): void {
  if (!isThere(program))
    throw new Missing(`${program} is not installed (Debian: apt install ${debianPackage})`);
}

/**
 * Runs a command in the project's root and brings what it printed to standard output.
 *
 * @throws Error with what it said, if it failed
 */
export function run(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const options = { cwd: root, env: { ...process.env, ...env }, maxBuffer: 2 ** 26 };
  return new Promise((resolve, reject) => {
    // Not spawnSync: the sandbox answers in this process meanwhile.
    execFile(program, args, options, (error, stdout, stderr) => {
      if (error) reject(new Error(stderr.trim() || stdout.trim() || error.message));
      else resolve(stdout);
    });
  });
}
