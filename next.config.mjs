import createNextIntlPlugin from 'next-intl/plugin';
import { PHASE_DEVELOPMENT_SERVER, PHASE_PRODUCTION_BUILD } from 'next/constants.js';
import { makeAssets } from './scripts/make-assets.mjs';

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  // `npm test` checks the types of everything; a build need not do it a second time.
  typescript: { ignoreBuildErrors: true },
  // Our routes answer an address with a trailing slash like the one without.
  skipTrailingSlashRedirect: true,
  // No page uses Next's image optimiser, and anyone could spend our CPU through it. The rewrite turns
  // its address into a missing page.
  images: { unoptimized: true },
  rewrites: () =>
    Promise.resolve({ beforeFiles: [{ source: '/_next/image', destination: '/nothing/here' }] }),
};

/**
 * Compiles the messages at build, so that the server needs no ICU parser; scripts/bundle-plugins.mjs does
 * the same for the lean server. The plugin also needs `i18n/request.ts`, for server components.
 */
const withNextIntl = createNextIntlPlugin({
  experimental: {
    messages: { path: './messages', format: 'json', locales: 'infer', precompile: true },
  },
});

/**
 * Beside the routes, a build needs `generated/`: every page inlines its stylesheet and script, and its
 * policy allows them by hash, so both must exist before anything is bundled. Next has no such step.
 */
export default async function configure(/** @type {string} */ phase) {
  if (phase === PHASE_DEVELOPMENT_SERVER || phase === PHASE_PRODUCTION_BUILD) await makeAssets();
  return withNextIntl(config);
}
