import { build } from 'esbuild';
import { Features, transform } from 'lightningcss';
import { execFile, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import postcss from 'postcss';
import { z } from 'zod';

/**
 * Makes what the sources import from `generated/`: the one stylesheet (Tailwind, Lightning CSS) and the
 * one script (esbuild) that every page carries inline, with the hashes that a page's policy allows them
 * by, and the list of route files. next.config.mjs and scripts/build.mjs call it, so that it is never stale.
 */
const require = createRequire(import.meta.url);
const root = fileURLToPath(new URL('..', import.meta.url));
const generated = join(root, 'generated');

/**
 * The oldest browsers that show pages with layout: phones of 2018, and the browsers inside mail
 * apps of that age. tests/unit/stylesheet.test.ts checks the stylesheet against this list.
 */
export const oldestBrowsers = /** @type {const} */ ({
  ios_saf: '12.0-12.1',
  safari: '12',
  chrome: '70',
  firefox: '68',
});

export async function makeAssets() {
  mkdirSync(generated, { recursive: true });
  const [{ css, classNames }, code, retry] = await Promise.all([
    makeStylesheet(),
    makeScript('enhance'),
    makeScript('retry'),
  ]);
  write(
    'assets.ts',
    `export const stylesheet = ${JSON.stringify({ css, hash: hashOf(css) })};
/** The classes of the views, by the name that each has in the stylesheet. */
export const classNames: ReadonlyMap<string, string> = new Map(${JSON.stringify([...classNames])});
export const script = ${JSON.stringify({ code, hash: hashOf(code) })};
/** The script of a page that reads itself again. */
export const retryScript = ${JSON.stringify({ code: retry, hash: hashOf(retry) })};
export const version = ${JSON.stringify(readVersion())};
`,
  );
  write('routes.ts', listRoutes());
}

/** The version in package.json, and the commit where git knows it: `0.9.0+1a2b3c4`. */
function readVersion() {
  /** @type {unknown} */
  const written = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const { version } = z.object({ version: z.string() }).parse(written);
  const { status, stdout } = spawnSync('git', ['rev-parse', '--short', 'HEAD'], {
    cwd: root,
    encoding: 'utf8',
  });
  return status === 0 ? `${version}+${stdout.trim()}` : version;
}

/** Made by Tailwind from the classes in components/, then lowered. */
async function makeStylesheet() {
  const cli = join(dirname(require.resolve('@tailwindcss/cli/package.json')), 'dist/index.mjs');
  const file = join(generated, 'styles.css');
  await promisify(execFile)(process.execPath, [cli, '-i', 'components/styles.css', '-o', file], {
    cwd: root,
  });
  return lower(makePlain(readFileSync(file, 'utf8')));
}

/**
 * Removes `@property` and layers, which Tailwind relies on and the oldest browsers do not know. Of that
 * only the style of a border is in use, and the base style has set it.
 *
 * @throws {Error} for a utility that needs more
 */
function makePlain(/** @type {string} */ css) {
  const sheet = postcss.parse(css);
  sheet.walkAtRules(/^(property|layer)$/, (rule) => {
    rule.remove();
  });
  sheet.walkDecls((declaration) => {
    if (declaration.prop.startsWith('--tw-') || declaration.value === 'var(--tw-border-style)')
      declaration.remove();
    else if (declaration.value.includes('var(--tw-'))
      throw new Error(`Phones of 2018 cannot read ${declaration.toString()}: use another utility.`);
  });
  // Old browsers know neither ranges (`width < 22rem`) nor `not` without a medium.
  sheet.walkAtRules('media', (rule) => {
    rule.params = rule.params.replace(/^\(width < (\S+)\)$/, 'not all and (min-width: $1)');
  });
  return sheet.toString();
}

/** Minified, for the oldest browsers that get a layout, with classes of one or two letters. */
function lower(/** @type {string} */ source) {
  /** @type {Map<string, string>} */
  const classNames = new Map();
  const short = (/** @type {string} */ name) => {
    const known = classNames.get(name) ?? shortName(classNames.size);
    classNames.set(name, known);
    return known;
  };
  const { code } = transform({
    filename: 'styles.css',
    code: Buffer.from(source),
    minify: true,
    targets: Object.fromEntries(
      Object.entries(oldestBrowsers).map(([name, version]) => [name, parseInt(version) << 16]),
    ),
    // Colours are already variables per scheme, and fonts are named for browsers without system-ui.
    exclude: Features.LightDark | Features.FontFamilySystemUi,
    visitor: {
      Selector: (selector) =>
        selector.map((part) =>
          part.type === 'class' ? { ...part, name: short(part.name) } : part,
        ),
    },
  });
  const css = code
    .toString()
    .replace(/^\/\*![^*]*\*\/\s*/, '')
    .trim();
  return { css, classNames };
}

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** a to Z, then aa to ZZ. */
function shortName(/** @type {number} */ index) {
  const before = Math.floor(index / letters.length) - 1;
  return `${letters[before] ?? ''}${letters[index % letters.length]}`;
}

async function makeScript(/** @type {'enhance' | 'retry'} */ name) {
  const { outputFiles } = await build({
    entryPoints: [join(root, `components/browser/${name}.ts`)],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: ['chrome70', 'firefox68', 'ios12'],
  });
  return (outputFiles[0]?.text ?? '').trim();
}

/** Lists the route files for the lean server; Next finds them by itself. */
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

/** Does not rewrite an unchanged file, so that file watchers do not react. */
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
