import { isLocale } from '@/i18n/locales';
import { parseTypedLink } from '@/lib/booking/typed-link';
import { readPostedForm } from '@/lib/http/posted-form';
import { plain, seeOther } from '@/lib/http/responses';
import { missingPage } from '@/app/missing-page';
import { olderLink } from '@/app/older-link';
import { bookingPath } from './[id]/visit';

/** Takes the number and code that a visitor typed and leads to the booking's page. */
export async function POST(
  request: Request,
  { params }: RouteContext<'/[locale]/bookings'>,
): Promise<Response> {
  const { locale } = await params;
  if (!isLocale(locale)) return missingPage(request);
  const posted = await readPostedForm(request);
  if (posted.kind !== 'form')
    return plain(posted.kind === 'too-large' ? 413 : 415, 'Send the form as the page does.');
  const link = parseTypedLink(posted.fields.get('id') ?? '', posted.fields.get('code') ?? '');
  // Nothing usable leads to the same page as a wrong code does.
  return seeOther(link ? bookingPath(locale, link) : `/${locale}/bookings/0`);
}

/** The bare list address shows the form to find one booking. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/[locale]/bookings'>,
): Promise<Response> {
  const { locale } = await params;
  if (!isLocale(locale)) return missingPage(request);
  return olderLink(request, locale) ?? seeOther(`/${locale}`);
}
