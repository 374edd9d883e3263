import createNextIntlPlugin from 'next-intl/plugin';
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

/** Messages are compiled at build; the server holds no parser of them. */
const withMessages = createNextIntlPlugin({
  // Only components of React's server runtime would ask this file; the plugin wants one named.
  requestConfig: './i18n/view.ts',
  experimental: {
    messages: { path: './messages', format: 'json', locales: 'infer', precompile: true },
  },
});

export default withMessages(config);
