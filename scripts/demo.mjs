import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { build, checkNode, giveUp, install, portsFor } from './steps.mjs';

/** `npm run demo`: from a fresh clone to a demo inbox with an email for every state. */

checkNode();
await import('./end-with-parent.mjs');
const ports = await portsFor('demo', { PORT: 3000, SANDBOX_PORT: 4010, EDITOR_PORT: 4020 });
await install();
await build();

const { startBrandingEditor, startSandbox, startSite } = await import('./processes.mjs');
const site = `http://localhost:${ports.PORT}`;
const brandingFile = join(mkdtempSync(join(tmpdir(), 'branding-')), 'branding.json');
// Each company has its own colour, and the customers of the first can change the time.
writeFileSync(
  brandingFile,
  JSON.stringify(
    {
      everywhere: { changeTime: 'in-time' },
      companies: {
        // The tennis club and the clinic of sandbox/companies.ts.
        '2b9a7d1e-5a0f-4b1c-8a6e-6d6b0a1c4e22': { changeTime: 'off', accent: '#8a3b12' },
        'c3a3f1f4-93b9-4a3b-bb0f-0f6f6b0f9c31': { changeTime: 'off', accent: '#36458f' },
      },
    },
    null,
    2,
  ),
);

/** @type {import('./processes.mjs').Running[]} */
const running = [];
try {
  console.log('• Starting the BokaMera sandbox and the site …');
  const sandbox = await startSandbox({
    port: ports.SANDBOX_PORT,
    site,
    editor: `http://localhost:${ports.EDITOR_PORT}`,
  });
  running.push(sandbox);
  running.push(
    await startSite({
      port: ports.PORT,
      api: sandbox.url,
      env: {
        DRAIN_MS: '0',
        BRANDING_FILE: brandingFile,
        ...receiptKey(),
        // The sandbox's predefined user: docs/sandbox.md.
        BOKAMERA_TOKEN_URL: `${sandbox.url}/realms/bookmore-admin/protocol/openid-connect/token`,
        BOKAMERA_USER: 'sandbox@example.com',
        BOKAMERA_PASSWORD: 'sandbox-password',
      },
    }),
  );
  running.push(
    await startBrandingEditor({ port: ports.EDITOR_PORT, brandingFile, sandbox: sandbox.url }),
  );
} catch (error) {
  await stopAll();
  giveUp(`The demo could not start: ${error instanceof Error ? error.message : String(error)}`);
}

console.log(`
  The demo inbox is open:

      http://localhost:${ports.SANDBOX_PORT}/inbox

  Each email opens the page in one of its states. Change how the page looks at
  http://localhost:${ports.EDITOR_PORT}. Ctrl-C ends the demo.
`);

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => {
    void stopAll().then(() => process.exit(0));
  });
}
for (const { process: child } of running) {
  child.on('exit', (code) => {
    if (code === 0 || code === null) return;
    void stopAll().then(() =>
      giveUp('One of the servers ended unexpectedly, so the demo ends too.'),
    );
  });
}

async function stopAll() {
  await Promise.all(running.map(({ stop }) => stop()));
}

/** A new key for the demo, so that it can sign receipts. */
function receiptKey() {
  const lines = execFileSync(
    process.execPath,
    ['--import', 'tsx', 'scripts/receipt-key.ts', site],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
  );
  return parseEnv(lines);
}
