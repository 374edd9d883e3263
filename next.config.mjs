import createNextIntlPlugin from 'next-intl/plugin';
import { PHASE_DEVELOPMENT_SERVER, PHASE_PRODUCTION_BUILD } from 'next/constants.js';
import { makeAssets } from './scripts/make-assets.mjs';

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  // The routes answer an address with a slash at its end like the one without.
  skipTrailingSlashRedirect: true,
};

/** Messages are compiled at build; the server holds no parser of them. */
const withMessages = createNextIntlPlugin({
  // Only components of React's server runtime would ask this file; the plugin wants one named.
  requestConfig: './i18n/view.ts',
  experimental: {
    messages: { path: './messages', format: 'json', locales: 'infer', precompile: true },
  },
});

export default async function configure(/** @type {string} */ phase) {
  if (phase === PHASE_DEVELOPMENT_SERVER || phase === PHASE_PRODUCTION_BUILD) await makeAssets();
  return withMessages(config);
}
