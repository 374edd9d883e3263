import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { z } from 'zod';

/**
 * Builds what `npm start` runs, whole, in `.next/standalone`: style and script, the routes (Next),
 * and the server that listens (esbuild).
 */
const node = process.execPath;
const run = (/** @type {string[]} */ args) =>
  execFileSync(node, args, {
    stdio: 'inherit',
    env: {
      ...process.env,
      NEXT_TELEMETRY_DISABLED: '1',
      // Static pages are made without any operator's settings.
      BOKAMERA_API_URL: 'http://localhost',
      LOOK_FILE: '',
    },
  });

run(['scripts/assets.mjs']);
run(['node_modules/next/dist/bin/next', 'build']);

const standalone = '.next/standalone';
// Next's picture optimizer is not used; its native library is half of the folder.
for (const unused of ['@img', 'sharp'])
  rmSync(join(standalone, 'node_modules', unused), { recursive: true, force: true });
cpSync('.next/entrypoints.json', join(standalone, '.next/entrypoints.json'));
for (const file of prerenderedFiles()) {
  const body = readFileSync(join(standalone, file));
  writeFileSync(join(standalone, `${file}.br`), brotliCompressSync(body));
  writeFileSync(join(standalone, `${file}.gz`), gzipSync(body, { level: 9 }));
}
await build({
  entryPoints: [{ in: 'server/main.ts', out: 'server' }],
  outdir: standalone,
  bundle: true,
  // What only some setups want (traces) is a file of its own, not read at every start.
  splitting: true,
  chunkNames: 'server/[name]-[hash]',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  alias: { '@': process.cwd() },
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
});

/** @returns {string[]} */
function prerenderedFiles() {
  /** @type {unknown} */
  const written = JSON.parse(readFileSync('.next/entrypoints.json', 'utf8'));
  return z
    .object({ prerendered: z.array(z.object({ file: z.string() })) })
    .parse(written)
    .prerendered.map(({ file }) => file);
}
