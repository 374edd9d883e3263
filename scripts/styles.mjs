import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/**
 * Builds the one stylesheet with Tailwind and writes it as a module, together with the hash that
 * the content security policy allows it by.
 */
const require = createRequire(import.meta.url);
const root = fileURLToPath(new URL('..', import.meta.url));
const target = join(root, 'generated');
const css = join(target, 'styles.css');

await mkdir(target, { recursive: true });
const manifest = require.resolve('@tailwindcss/cli/package.json');
const cli = join(dirname(manifest), 'dist/index.mjs');
await promisify(execFile)(
  process.execPath,
  [cli, '-i', 'components/styles.css', '-o', css, '--minify'],
  { cwd: root },
);

const built = (await readFile(css, 'utf8')).replace(/^\/\*![^*]*\*\/\s*/, '').trim();
const hash = `sha256-${createHash('sha256').update(built).digest('base64')}`;
await writeFile(
  join(target, 'stylesheet.ts'),
  `/** Made by scripts/styles.mjs from components/styles.css. */\nexport const stylesheet = ${JSON.stringify({ css: built, hash })};\n`,
);
