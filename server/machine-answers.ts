import { plain } from '@/lib/http/answers';
import { type Handler, segment } from './request-context';

/** Says that the process is alive. Which version it is, the start line and the metrics tell. */
export const health: Handler = () => plain(200, 'ok');

/** Says whether this instance accepts requests: 503 once it is stopping. */
export const readiness: Handler = ({ site }) =>
  site.isStopping() ? plain(503, 'stopping') : plain(200, 'ready');

/** Keeps search engines away: links open bookings. */
export const robots: Handler = () => plain(200, 'User-agent: *\nDisallow: /');

/** The public keys that verify receipts, current and retired; 404 when the operator has none. */
export const receiptKeys: Handler = ({ site: { receipts } }) =>
  receipts
    ? {
        status: 200,
        headers: {
          'content-type': 'application/jwk-set+json',
          'cache-control': 'public, max-age=3600',
        },
        body: JSON.stringify({ keys: receipts.keys }),
      }
    : plain(404, 'No keys');

/** The favicon of every page. */
export const icon: Handler = () => ({
  status: 200,
  headers: { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=86400' },
  body: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#1d5c56"/><path d="M9 12h14v11H9zM9 12V9h14v3M13 17.5l2 2 4-4" fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/></svg>',
});

/** A company's logo, proxied so that the customer's browser contacts no other host. */
export const logo: Handler = async ({ site, params }) => {
  const picture = await site.logos.pictureAt(segment(params, 'sealed'));
  if (!picture) return plain(404, 'No picture');
  return {
    status: 200,
    headers: { 'content-type': picture.type, 'cache-control': 'private, max-age=3600' },
    body: new Uint8Array(picture.bytes),
  };
};
