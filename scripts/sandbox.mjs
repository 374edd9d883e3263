import { checkNode, giveUp, install, portsFor } from './steps.mjs';

/**
 * `npm run sandbox`: the stand-in for BokaMera's API alone, for any program that uses that API. See
 * docs/sandbox.md.
 */

checkNode();
await import('./end-with-parent.mjs');
const { SANDBOX_PORT: port } = await portsFor('sandbox', { SANDBOX_PORT: 4010 });
console.log(`http://127.0.0.1:${port}`);
await install();

const keys = (process.env.SANDBOX_KEYS ?? '').split(',').filter(Boolean);
const { startSandbox } = await import('./processes.mjs');
const sandbox = await startSandbox({
  port,
  site: process.env.SITE_URL ?? 'http://localhost:3000',
  keys,
}).catch((/** @type {unknown} */ error) =>
  giveUp(`The sandbox could not start: ${error instanceof Error ? error.message : String(error)}`),
);

console.log(`
  BokaMera's API answers at the address above; ${keys.length > 0 ? `the accepted keys are ${keys.join(', ')}` : 'any x-api-key is accepted'}.
  Bookings to try: ${sandbox.url}/inbox
  What it does, what it assumes, and how to order faults: docs/sandbox.md
  Ctrl-C ends it.
`);

sandbox.process.stderr?.pipe(process.stderr);
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => {
    void sandbox.stop().then(() => process.exit(0));
  });
}
sandbox.process.on('exit', (code) => process.exit(code ?? 0));
