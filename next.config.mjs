import { fileURLToPath } from 'node:url';

/**
 * Next builds the routes; `server/` listens and calls them (docs/decisions/0002).
 *
 * @type {import('next').NextConfig}
 */
const config = {
  output: 'standalone',
  outputFileTracingRoot: fileURLToPath(new URL('.', import.meta.url)),
  poweredByHeader: false,
  adapterPath: fileURLToPath(new URL('./scripts/next-adapter.mjs', import.meta.url)),
};

export default config;
