import { isLocale } from '@/i18n/locales';
import { parseTypedLink } from '@/lib/booking/typed-link';
import { seeOther } from '@/lib/http/answers';
import { readPostedForm } from '@/lib/http/posted-form';
import { bookingPath } from './booking-paths';
import { type Handler, segment } from './call';
import { followLegacyLink } from './follow-legacy-link';
import { missingPage } from './missing-page';
import { rejectedFormPage } from './rejected-form-page';

/** Takes the number and code that a visitor typed and leads to the booking's page. */
export const findBooking: Handler = async (call) => {
  const locale = segment(call.params, 'locale');
  if (!isLocale(locale)) return missingPage(call);
  const posted = await readPostedForm(call.request);
  if (posted.kind !== 'form') {
    return rejectedFormPage(call, posted.kind, { locale, hrefIn: (other) => `/${other}` });
  }
  const link = parseTypedLink(posted.fields.get('id') ?? '', posted.fields.get('code') ?? '');
  // Nothing usable leads to the same page as a wrong code does.
  return seeOther(link ? bookingPath(locale, link) : `/${locale}/bookings/0`);
};

/** The bare list address leads to the form to find one booking. */
export const leadHome: Handler = (call) => {
  const locale = segment(call.params, 'locale');
  if (!isLocale(locale)) return missingPage(call);
  return followLegacyLink(call, locale) ?? seeOther(`/${locale}`);
};
