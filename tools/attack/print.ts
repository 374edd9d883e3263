import { startSandbox } from '../../scripts/processes.mjs';
import { costs } from './costs';
import { guessing } from './guessing';
import { leaking } from './leaking';
import { scanning } from './scanning';
import { starving } from './starving';

/**
 * `npm run measure -- attack`: plays an adversary against the site and prints the table for
 * docs/security.md. Exits with 1 if an attack succeeded.
 */
const sandbox = await startSandbox({
  site: 'http://localhost',
  keys: ['sandbox-key'],
});
process.env.SANDBOX_URL = sandbox.url;

let broken = 0;
console.log('| attack | what must hold | what happened |\n| --- | --- | --- |');
for (const { name, mustHold, run } of [
  ...starving,
  ...guessing,
  ...costs,
  ...scanning,
  ...leaking,
]) {
  const { happened, held } = await run();
  if (!held) broken += 1;
  console.log(`| ${name} | ${mustHold} | ${held ? '' : '**BROKEN** '}${happened} |`);
}
console.log(broken === 0 ? 'Everything held.' : `${broken} did not hold.`);
await sandbox.stop();
process.exit(broken === 0 ? 0 : 1);
