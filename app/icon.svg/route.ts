import { securityHeaders } from '@/lib/http/security-headers';

export const dynamic = 'force-dynamic';

const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#1d5c56"/><path d="M9 12h14v11H9zM9 12V9h14v3M13 17.5l2 2 4-4" fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/></svg>';

export function GET(): Response {
  return new Response(icon, {
    headers: {
      ...securityHeaders,
      'content-type': 'image/svg+xml',
      'cache-control': 'public, max-age=86400',
    },
  });
}
