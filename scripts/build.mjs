import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { build } from 'esbuild';
import { makeAssets } from './make-assets.mjs';
import { compileMessages, nameExports } from './bundle-plugins.mjs';

/**
 * `npm run build`: the lean server, whole, in `dist/` (what `npm start` runs), and, unless `--lean`
 * is given, Next's build of the same routes in `.next/` (what `next start` and platforms run).
 */
const node = process.execPath;
const run = (/** @type {string[]} */ args) =>
  execFileSync(node, args, {
    stdio: 'inherit',
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
  });

rmSync('dist', { recursive: true, force: true });
await makeAssets();
await build({
  entryPoints: [
    { in: 'hosts/node/main.ts', out: 'server' },
    { in: 'hosts/node/prerender.ts', out: 'prerender' },
  ],
  outdir: 'dist',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  // What only some setups want (traces, other languages) is a file of its own, not read at every start.
  splitting: true,
  chunkNames: 'parts/[name]-[hash]',
  sourcemap: true,
  minifySyntax: true,
  minifyWhitespace: true,
  platform: 'node',
  // The parser of the branding file comes as a module beside a form that no bundler can follow.
  mainFields: ['module', 'main'],
  format: 'esm',
  target: 'node20',
  define: { 'process.env.NODE_ENV': '"production"' },
  alias: { '@': process.cwd() },
  plugins: [compileMessages, nameExports],
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
});
run(['dist/prerender.mjs']);
if (!process.argv.includes('--lean')) run(['node_modules/next/dist/bin/next', 'build']);
