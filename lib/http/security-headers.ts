/**
 * Headers of every answer. The address holds the cancellation code, so nothing may store it, pass
 * it on, index it or frame it.
 */
export const securityHeaders = {
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=63072000',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex, nofollow, noarchive',
} as const;

/**
 * The policy of a page: its own styles and scripts, our own images and forms, nothing else.
 *
 * @param pictures where images may come from; `data:` for a page that embeds its own
 */
export function pagePolicy(
  styleHashes: readonly string[],
  scriptHashes: readonly string[],
  pictures: "'self'" | 'data:' = "'self'",
): string {
  return [
    "default-src 'none'",
    `style-src ${inQuotes(styleHashes)}`,
    `script-src ${inQuotes(scriptHashes)}`,
    `img-src ${pictures}`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

const inQuotes = (hashes: readonly string[]) => hashes.map((hash) => `'${hash}'`).join(' ');
