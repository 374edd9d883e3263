import { spawn } from 'node:child_process';
import { mkdtempSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkNode, giveUp, install, isFree, npm, root } from './steps.mjs';

/**
 * `npm run dev`: the sandbox with its inbox, the branding editor, and the site on Next's
 * development server. A saved change shows on the next load.
 */

const sitePort = Number(process.env.PORT ?? 3000);
const sandboxPort = Number(process.env.SANDBOX_PORT ?? 4010);
const editorPort = Number(process.env.EDITOR_PORT ?? 4020);
console.log(`http://localhost:${sandboxPort}/inbox\n`);

checkNode();
await import('./end-with-parent.mjs');
for (const [port, setting] of /** @type {const} */ ([
  [sitePort, 'PORT'],
  [sandboxPort, 'SANDBOX_PORT'],
  [editorPort, 'EDITOR_PORT'],
])) {
  if (!(await isFree(port)))
    giveUp(`Port ${port} is in use. Choose another: ${setting}=${port + 1} ${npm()} run dev`);
}
await install();

const { endsWithParent, startBrandingEditor, startSandbox } = await import('./processes.mjs');
const { makeAssets } = await import('./make-assets.mjs');
const brandingFile = join(mkdtempSync(join(tmpdir(), 'branding-')), 'branding.json');
writeFileSync(brandingFile, '{}');
const site = `http://localhost:${sitePort}`;
const sandbox = await startSandbox({
  port: sandboxPort,
  site,
  editor: `http://localhost:${editorPort}`,
});
const editor = await startBrandingEditor({
  port: editorPort,
  brandingFile,
  sandbox: sandbox.url,
});
const next = spawn(
  process.execPath,
  [...endsWithParent, 'node_modules/next/dist/bin/next', 'dev', '-p', String(sitePort)],
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
