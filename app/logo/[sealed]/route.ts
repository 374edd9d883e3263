import { fetchLogo, readLogoPath } from '@/lib/http/logo';
import { plain } from '@/lib/http/responses';
import { securityHeaders } from '@/lib/http/security-headers';

/** A company's logo, through us, so that the customer's browser asks no other host. */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/logo/[sealed]'>,
): Promise<Response> {
  const url = readLogoPath((await params).sealed);
  const picture = url === undefined ? undefined : await fetchLogo(url);
  if (!picture) return plain(404, 'No picture');
  return new Response(Buffer.from(picture.bytes), {
    headers: {
      ...securityHeaders,
      'content-type': picture.type,
      'cache-control': 'private, max-age=3600',
    },
  });
}
