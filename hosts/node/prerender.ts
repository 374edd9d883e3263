import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { z } from 'zod';
import { routes } from '@/generated/routes';
import { locales } from '@/i18n/locales';
import { parseSettings } from '@/lib/settings/settings';
import { createSite } from '@/server/site';
import { mountRoutes } from './mount-routes';
import type { staticPagesFile } from './static-pages';

/**
 * Run by the build, without any operator's settings: renders the static pages through the same route
 * functions that answer requests, and compresses them at the best level.
 */
const directory = dirname(fileURLToPath(import.meta.url));
const site = createSite(parseSettings({ BOKAMERA_API_URL: 'http://localhost' }), {
  log: {
    access: () => undefined,
    evidence: () => undefined,
    notice: () => undefined,
    unexpected: (error) => {
      throw error;
    },
  },
});
const app = mountRoutes(routes, site);
const written: z.infer<typeof staticPagesFile> = [];

mkdirSync(join(directory, 'pages'), { recursive: true });
for (const route of ['/[locale]', '/[locale]/help', '/[locale]/privacy', '/[locale]/accessibility'])
  for (const locale of locales) {
    const path = route.replace('[locale]', locale);
    const answer = await app.fetch(new Request(`http://localhost${path}`), {});
    if (answer.status !== 200) throw new Error(`${path} could not be made`);
    const file = `pages/${path.slice(1).replaceAll('/', '-')}.html`;
    const body = Buffer.from(await answer.arrayBuffer());
    writeFileSync(join(directory, file), body);
    writeFileSync(join(directory, `${file}.br`), brotliCompressSync(body));
    writeFileSync(join(directory, `${file}.gz`), gzipSync(body, { level: 9 }));
    written.push({ path, route, file, headers: Object.fromEntries(answer.headers) });
  }
writeFileSync(join(directory, 'static-pages.json'), JSON.stringify(written, null, 2));
await site.close();
