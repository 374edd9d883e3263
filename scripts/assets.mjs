import { build } from 'esbuild';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/**
 * Builds the one stylesheet (Tailwind) and the one script (esbuild) that every page carries inline,
 * and writes both as a module, together with the hashes that the content security policy allows
 * them by.
 */
const require = createRequire(import.meta.url);
const root = fileURLToPath(new URL('..', import.meta.url));
const target = join(root, 'generated');
const stylesheet = join(target, 'styles.css');
const hashOf = (/** @type {string} */ text) =>
  `sha256-${createHash('sha256').update(text).digest('base64')}`;

await mkdir(target, { recursive: true });
const tailwind = join(dirname(require.resolve('@tailwindcss/cli/package.json')), 'dist/index.mjs');
await promisify(execFile)(
  process.execPath,
  [tailwind, '-i', 'components/styles.css', '-o', stylesheet, '--minify'],
  { cwd: root },
);
const css = (await readFile(stylesheet, 'utf8')).replace(/^\/\*![^*]*\*\/\s*/, '').trim();

const { outputFiles } = await build({
  entryPoints: [join(root, 'components/browser/page.ts')],
  bundle: true,
  minify: true,
  write: false,
  format: 'iife',
  target: ['chrome107', 'firefox107', 'safari16'],
});
const script = (outputFiles[0]?.text ?? '').trim();

await writeFile(
  join(target, 'assets.ts'),
  `/** Made by scripts/assets.mjs. */
export const stylesheet = ${JSON.stringify({ css, hash: hashOf(css) })};
export const script = ${JSON.stringify({ code: script, hash: hashOf(script) })};
`,
);
