import { fileURLToPath } from 'node:url';

/**
 * Next's own floor: an empty page and an empty route handler, served by Next's own server.
 *
 * @type {import('next').NextConfig}
 */
const config = {
  output: 'standalone',
  outputFileTracingRoot: fileURLToPath(new URL('../../..', import.meta.url)),
  poweredByHeader: false,
};

export default config;
