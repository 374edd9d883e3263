import { writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

/**
 * Tells `server/` what Next built: which file answers which address, and which answers are made
 * already. Next calls it at the end of `next build` (its documented adapter interface).
 *
 * @type {import('next').NextAdapter}
 */
const adapter = {
  name: 'bokamera-cancellation',
  async onBuildComplete({ outputs, distDir, projectDir }) {
    const inProject = (/** @type {string} */ file) => relative(projectDir, file);
    const routes = outputs.appRoutes
      .filter(({ pathname }) => !pathname.endsWith('.rsc'))
      .map(({ pathname, filePath }) => ({ pathname, file: inProject(filePath) }));
    // Next's own error page is among them; ours takes its place.
    const prerendered = outputs.prerenders.flatMap(({ pathname, fallback }) =>
      !pathname.startsWith('/_') && fallback && 'filePath' in fallback && fallback.filePath
        ? [
            {
              pathname,
              file: inProject(fallback.filePath),
              headers: fallback.initialHeaders ?? {},
              status: fallback.initialStatus ?? 200,
            },
          ]
        : [],
    );
    await writeFile(
      join(distDir, 'entrypoints.json'),
      JSON.stringify({ routes, prerendered }, null, 2),
    );
  },
};

export default adapter;
