import { negotiateLocale } from '@/i18n/locales';
import { askedHost } from '@/lib/http/origin';
import { seeOther } from '@/lib/http/responses';
import { lookFor } from '@/lib/look';

/** A link without a locale goes on in the visitor's language, its id and code as they came. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/bookings/[id]'>,
): Promise<Response> {
  const { id } = await params;
  const { language } = lookFor(askedHost(request.headers));
  const locale = negotiateLocale(request.headers.get('accept-language'), language);
  return seeOther(`/${locale}/bookings/${encodeURIComponent(id)}${new URL(request.url).search}`);
}
