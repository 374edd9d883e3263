import { execFileSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

/**
 * Builds what `npm start` runs, whole, in `.next/standalone`: style and script, the routes (Next),
 * and the server that listens (esbuild).
 */
const node = process.execPath;
const run = (/** @type {string[]} */ args) =>
  execFileSync(node, args, {
    stdio: 'inherit',
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
  });

run(['scripts/assets.mjs']);
run(['node_modules/next/dist/bin/next', 'build']);

const standalone = '.next/standalone';
// Next's picture optimizer is not used; its native library is half of the folder.
for (const unused of ['@img', 'sharp'])
  rmSync(join(standalone, 'node_modules', unused), { recursive: true, force: true });
cpSync('.next/entrypoints.json', join(standalone, '.next/entrypoints.json'));
await build({
  entryPoints: ['server/main.ts'],
  outfile: join(standalone, 'server.js'),
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  alias: { '@': process.cwd() },
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
});
