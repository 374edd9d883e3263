import { plainText } from '@/lib/plain-text';
import { readUrl } from '@/lib/read-url';

/**
 * Whether a form came from another site, as far as the browser says.
 *
 * `Sec-Fetch-Site` decides when present (Chromium 76, Firefox 90, Safari 16.4). Older browsers send
 * `Origin`; under our `no-referrer` policy it is `null` even from our own page, so only an origin
 * that names another host rejects the form. Forms from browsers that send neither need the signed
 * token, which only holders of the link have.
 */
export function isFromElsewhere(headers: Headers, trustedProxies: number): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site !== 'same-origin' && site !== 'none';
  const origin = headers.get('origin');
  if (origin === null || origin === 'null') return false;
  const hosts = [headers.get('host'), trustedProxies > 0 ? headers.get('x-forwarded-host') : null];
  const from = readUrl(origin);
  return !from || !hosts.includes(from.host);
}

/** Longest name that a host can have (RFC 1035). */
const longestHost = 253;

/** The host name in the request, as a trusted proxy reports it; otherwise it is untrusted text. */
export function askedHost(headers: Headers, trustedProxies: number): string | undefined {
  const forwarded = trustedProxies > 0 ? headers.get('x-forwarded-host') : null;
  const host = forwarded ?? headers.get('host');
  const first = host?.split(',')[0]?.trim().replace(/:\d+$/, '');
  return first && plainText(first).slice(0, longestHost);
}
