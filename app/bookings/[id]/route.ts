import { negotiateLocale } from '@/i18n/locales';
import { seeOther } from '@/lib/http/responses';

/** A link without a locale goes on in the visitor's language, its id and code as they came. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/bookings/[id]'>,
): Promise<Response> {
  const { id } = await params;
  const locale = negotiateLocale(request.headers.get('accept-language'));
  return seeOther(`/${locale}/bookings/${encodeURIComponent(id)}${new URL(request.url).search}`);
}
