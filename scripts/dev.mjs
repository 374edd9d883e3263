import { spawn } from 'node:child_process';
import { mkdtempSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkNode, install, portsFor, root } from './steps.mjs';

/**
 * `npm run dev`: the sandbox with its inbox, the branding editor, and the site on Next's
 * development server. A saved change shows on the next load.
 */

checkNode();
await import('./end-with-parent.mjs');
const ports = await portsFor('dev', { PORT: 3000, SANDBOX_PORT: 4010, EDITOR_PORT: 4020 });
console.log(`http://localhost:${ports.SANDBOX_PORT}/inbox\n`);
await install();

const { endsWithParent, startBrandingEditor, startSandbox } = await import('./processes.mjs');
const { makeAssets } = await import('./make-assets.mjs');
const brandingFile = join(mkdtempSync(join(tmpdir(), 'branding-')), 'branding.json');
writeFileSync(brandingFile, '{}');
const site = `http://localhost:${ports.PORT}`;
const sandbox = await startSandbox({
  port: ports.SANDBOX_PORT,
  site,
  editor: `http://localhost:${ports.EDITOR_PORT}`,
});
const editor = await startBrandingEditor({
  port: ports.EDITOR_PORT,
  brandingFile,
  sandbox: sandbox.url,
});
const next = spawn(
  process.execPath,
  [...endsWithParent, 'node_modules/next/dist/bin/next', 'dev', '-p', String(ports.PORT)],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      NEXT_TELEMETRY_DISABLED: '1',
      BOKAMERA_API_URL: sandbox.url,
      BOKAMERA_API_KEY: 'sandbox-key',
      BRANDING_FILE: brandingFile,
    },
  },
);

// Next watches everything except the stylesheet, which is made from the views' classes, and the page's script.
/** @type {NodeJS.Timeout | undefined} */
let soon;
watch(`${root}components`, { recursive: true }, (_event, file) => {
  if (!/\.(css|tsx)$|(enhance|retry)\.ts$/.test(file ?? '')) return;
  clearTimeout(soon);
  soon = setTimeout(() => {
    makeAssets().catch((/** @type {unknown} */ error) => console.error(error));
  }, 50);
});

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
  process.on(signal, () => next.kill(signal));
next.on('exit', (code) => {
  void Promise.all([sandbox.stop(), editor.stop()]).then(() => process.exit(code ?? 0));
});
