import compile from 'icu-minify/compile';
import { readFile } from 'node:fs/promises';

/**
 * Compiles messages while bundling, as next-intl's plugin does in Next's build (`precompile`), so
 * both hosts format the same compiled messages and neither needs a message parser.
 *
 * @type {import('esbuild').Plugin}
 */
export const compileMessages = {
  name: 'compile-messages',
  setup(build) {
    build.onLoad({ filter: /[\\/]messages[\\/]\w+\.json$/ }, async ({ path }) => ({
      loader: 'json',
      contents: JSON.stringify(compileEach(JSON.parse(await readFile(path, 'utf8')))),
    }));
    build.onResolve({ filter: /^use-intl\/format-message$/ }, ({ resolveDir }) =>
      build.resolve('use-intl/format-message/format-only', {
        resolveDir,
        kind: 'import-statement',
      }),
    );
  },
};

/**
 * @param {unknown} messages
 * @returns {unknown}
 */
function compileEach(messages) {
  if (typeof messages === 'string') return compile(messages);
  return Object.fromEntries(
    Object.entries(/** @type {object} */ (messages)).map(([key, value]) => [
      key,
      compileEach(value),
    ]),
  );
}

/**
 * Gives a dynamically imported CommonJS package its named exports, as other bundlers and Node do.
 * With code splitting, esbuild leaves only the default export.
 *
 * @type {import('esbuild').Plugin}
 */
export const nameExports = {
  name: 'name-exports',
  setup(build) {
    build.onResolve({ filter: /^react-dom\/server$/ }, ({ kind, path }) =>
      kind === 'dynamic-import' ? { path, namespace: 'named' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'named' }, ({ path }) => ({
      contents: `export { renderToStaticMarkup } from '${path}';`,
      resolveDir: process.cwd(),
    }));
  },
};
