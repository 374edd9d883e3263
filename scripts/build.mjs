import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { build } from 'esbuild';
import { makeAssets } from './make-assets.mjs';
import { compileMessages, nameExports } from './bundle-plugins.mjs';

/**
 * `npm run build` makes both hosts of the same route files:
 * - `dist/`: the lean server for `npm start`. Next has no build for a server of one's own, so esbuild
 *   bundles hosts/node with the routes, and prerender.mjs renders the static pages. doctor.mjs checks a
 *   setup on the machine that it is copied to.
 * - `.next/`: Next's own build, for `next start` and platforms; left out with `--lean`.
 *
 * Both import `generated/` (stylesheet, script and list of routes), which makeAssets writes first.
 */
const node = process.execPath;
const run = (/** @type {string[]} */ args) =>
  execFileSync(node, args, {
    stdio: 'inherit',
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
  });

/** @type {import('esbuild').BuildOptions} */
const bundled = {
  outdir: 'dist',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  minifySyntax: true,
  minifyWhitespace: true,
  platform: 'node',
  // jsonc-parser's `main` is UMD, which bundlers cannot follow; its `module` is ESM.
  mainFields: ['module', 'main'],
  format: 'esm',
  target: 'node20',
  define: { 'process.env.NODE_ENV': '"production"' },
  alias: { '@': process.cwd() },
  plugins: [compileMessages, nameExports],
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
};

rmSync('dist', { recursive: true, force: true });
await makeAssets();
await Promise.all([
  build({
    ...bundled,
    entryPoints: [
      { in: 'hosts/node/main.ts', out: 'server' },
      { in: 'hosts/node/prerender.ts', out: 'prerender' },
    ],
    // Rarely used parts (tracing, other languages) become files that are loaded on demand.
    splitting: true,
    chunkNames: 'parts/[name]-[hash]',
    sourcemap: true,
  }),
  // `npm run doctor` for a machine that has only dist/.
  build({ ...bundled, entryPoints: [{ in: 'scripts/doctor.ts', out: 'doctor' }] }),
]);
run(['dist/prerender.mjs']);
if (!process.argv.includes('--lean')) run(['node_modules/next/dist/bin/next', 'build']);
