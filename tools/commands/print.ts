import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { root } from '../../scripts/steps.mjs';
import { startSandbox, startSite } from '../../scripts/processes.mjs';
import { freePort } from '../support/programs';
import { linkTo, makeBooking } from '../support/sandbox';
import { commandsIn, documents, type Trial, trials } from './trials';

/**
 * `npm run measure -- commands`: runs every command in the documents, as written there, and checks
 * its output. `npm run measure -- commands quick` skips those that take minutes and those that `npm
 * test` has run.
 */
const quick = process.argv[2] === 'quick';
const sandbox = await startSandbox();
const site = await startSite({
  api: sandbox.url,
  env: { DRAIN_MS: '0' },
});
const booking = await makeBooking({}, sandbox.url);
const env: NodeJS.ProcessEnv = {
  ...process.env,
  BOKAMERA_API_URL: sandbox.url,
  PORT: String(await freePort()),
  SANDBOX_PORT: String(await freePort()),
};

let failed = 0;
const named = documents.flatMap((file) => commandsIn(readFileSync(`${root}${file}`, 'utf8')));
for (const command of new Set(named)) {
  const trial = trials.find(({ matches }) => matches.test(command));
  if (!trial) {
    report(command, 'has no trial', false);
    continue;
  }
  if (quick && (trial.takesMinutes || trial.isTested)) continue;
  const meant = command
    .replace('LINK', linkTo(booking, { site: 'https://avboka.example.se' }))
    // Stay on this machine.
    .replace(/--public https:\S+/, `--public ${site.url}`)
    .replace(/^BOKAMERA_API_KEY=your-key /, '');
  const started = Date.now();
  const held = await attempt(meant, trial);
  if (held === 'missing')
    console.log(`not here  ${command}  (a program that it needs is not installed)`);
  else report(command, `${Math.round((Date.now() - started) / 1000)} s`, held);
}
await Promise.all([site.stop(), sandbox.stop()]);
process.exit(failed === 0 ? 0 : 1);

function report(command: string, what: string, held: boolean): void {
  if (!held) failed += 1;
  console.log(`${held ? 'ok    ' : 'FAILED'}  ${command}  (${what})`);
}

/** Runs a command until it ends, or until it prints that it is serving; then stops it. */
function attempt(
  command: string,
  { says, missing, serves = false, status: wanted = 0 }: Trial,
): Promise<boolean | 'missing'> {
  return new Promise((resolve) => {
    const child = spawn('sh', ['-c', command], {
      cwd: root,
      detached: true,
      env: { ...env, BOKAMERA_API_KEY: 'your-key' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const stop = () => {
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGTERM');
    };
    const impatient = setTimeout(stop, 20 * 60 * 1000);
    let said = '';
    let seen = false;
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        if (serves && !seen && says.test(said)) {
          seen = true;
          stop();
        }
      });
    child.on('close', (status) => {
      clearTimeout(impatient);
      if (missing?.test(said)) {
        resolve('missing');
        return;
      }
      const held = serves ? seen : says.test(said) && status === wanted;
      if (!held) console.log(said.trim().split('\n').slice(-15).join('\n'));
      resolve(held);
    });
  });
}
