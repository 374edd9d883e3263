/**
 * Whether a form was sent from our own page, as far as the browser says.
 *
 * `Sec-Fetch-Site` decides where it is sent (Chromium 76, Firefox 90, Safari 16.4). Older browsers
 * send `Origin`; under our `no-referrer` policy it reads `null` even from our own page, so only an
 * origin that names another host speaks against the form. Browsers that send neither are judged by
 * the signed token in the form, which nobody has who does not have the link.
 */
export function isFromElsewhere(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site !== 'same-origin' && site !== 'none';
  const origin = headers.get('origin');
  if (origin === null || origin === 'null') return false;
  const hosts = [headers.get('host'), headers.get('x-forwarded-host')];
  return !URL.canParse(origin) || !hosts.includes(new URL(origin).host);
}

/** The host name that the visitor asked, as the proxy in front tells it where there is one. */
export function askedHost(headers: Headers): string | undefined {
  const host = headers.get('x-forwarded-host') ?? headers.get('host');
  return host?.split(',')[0]?.trim().replace(/:\d+$/, '');
}
