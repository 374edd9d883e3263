import { fileURLToPath } from 'node:url';

/**
 * The least that Next itself costs: an empty page and an empty route handler on Next's own server.
 *
 * @type {import('next').NextConfig}
 */
const config = {
  output: 'standalone',
  outputFileTracingRoot: fileURLToPath(new URL('../../..', import.meta.url)),
  poweredByHeader: false,
};

export default config;
