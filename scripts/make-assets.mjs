import { build } from 'esbuild';
import { Features, transform } from 'lightningcss';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';

/**
 * Makes what the sources import from `generated/`: the one stylesheet (Tailwind, Lightning CSS) and the
 * one script (esbuild) that every page carries inline, the style of a change of time, with the hashes that
 * a page's policy allows them by, and the list of route files. next.config.mjs and scripts/build.mjs call it, so that it is never stale.
 */
const require = createRequire(import.meta.url);
const root = fileURLToPath(new URL('..', import.meta.url));
const generated = join(root, 'generated');

/**
 * What pages are laid out, readable and usable on: phones of 2018, and the browsers inside mail
 * apps of that age. tests/unit/stylesheet.test.ts holds what is served against it.
 */
export const oldestBrowsers = /** @type {const} */ ({
  ios_saf: '12.0-12.1',
  safari: '12',
  chrome: '70',
  firefox: '68',
});

export async function makeAssets() {
  mkdirSync(generated, { recursive: true });
  const [css, code] = await Promise.all([makeStylesheet(), makeScript()]);
  const times = lower('change-time.css', readFileSync(join(root, 'components/change-time.css')));
  write(
    'assets.ts',
    `export const stylesheet = ${JSON.stringify({ css, hash: hashOf(css) })};
export const timesStylesheet = ${JSON.stringify({ css: times, hash: hashOf(times) })};
export const script = ${JSON.stringify({ code, hash: hashOf(code) })};
export const version = ${JSON.stringify(readVersion())};
`,
  );
  write('routes.ts', listRoutes());
}

function readVersion() {
  /** @type {unknown} */
  const written = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return z.object({ version: z.string() }).parse(written).version;
}

/** Put together by Tailwind, then lowered. */
async function makeStylesheet() {
  const cli = join(dirname(require.resolve('@tailwindcss/cli/package.json')), 'dist/index.mjs');
  const file = join(generated, 'styles.css');
  await promisify(execFile)(process.execPath, [cli, '-i', 'components/styles.css', '-o', file], {
    cwd: root,
  });
  return lower(file, readFileSync(file));
}

/** Minified, for the oldest browsers that pages are laid out in. */
function lower(/** @type {string} */ filename, /** @type {Buffer} */ source) {
  const { code } = transform({
    filename,
    code: source,
    minify: true,
    targets: Object.fromEntries(
      Object.entries(oldestBrowsers).map(([name, version]) => [name, parseInt(version) << 16]),
    ),
    // Colours are variables per scheme already.
    exclude: Features.LightDark,
  });
  return code
    .toString()
    .replace(/^\/\*![^*]*\*\/\s*/, '')
    .trim();
}

async function makeScript() {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'components/browser/enhance.ts')],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: ['chrome70', 'firefox68', 'ios12'],
  });
  return (outputFiles[0]?.text ?? '').trim();
}

/** The route files that `next build` finds for itself, for the host that mounts them by hand. */
function listRoutes() {
  const files = readdirSync(join(root, 'app'), { recursive: true })
    .map((name) => `app/${String(name).replaceAll('\\', '/')}`)
    .filter((name) => name.endsWith('/route.ts'))
    .sort();
  const imports = files.map(
    (file, index) => `import * as route${index} from '@/${file.replace(/\.ts$/, '')}';`,
  );
  const entries = files.map((file, index) => {
    const path = `/${dirname(file).split('/').slice(1).join('/')}`;
    return `  { path: ${JSON.stringify(path)}, methods: route${index} },`;
  });
  return `${imports.join('\n')}\n\nexport const routes = [\n${entries.join('\n')}\n];\n`;
}

/** Unchanged files are left alone, so that whoever watches them is not woken for nothing. */
function write(/** @type {string} */ name, /** @type {string} */ content) {
  const file = join(generated, name);
  const text = `/** Made by scripts/make-assets.mjs. */\n${content}`;
  try {
    if (readFileSync(file, 'utf8') === text) return;
  } catch {
    // Not made yet.
  }
  writeFileSync(file, text);
}

function hashOf(/** @type {string} */ text) {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
