import type { Press } from '@/lib/booking/press';

/**
 * Reads whether a browser says that a person acted.
 *
 * Chromium and Firefox send `Sec-Fetch-User: ?1` when a person caused the navigation and leave it
 * out when a script did. WebKit sends the other Sec-Fetch headers but never this one, so from it,
 * as from every older browser, silence means nothing.
 */
export function readActivation(headers: Headers): Press['activation'] {
  if (headers.get('sec-fetch-user') === '?1') return 'by-person';
  const saysWhereFrom = headers.get('sec-fetch-mode') !== null;
  const saysWho =
    headers.get('sec-ch-ua') !== null || /\bFirefox\/\d/.test(headers.get('user-agent') ?? '');
  return saysWhereFrom && saysWho ? 'by-script' : 'unsaid';
}
