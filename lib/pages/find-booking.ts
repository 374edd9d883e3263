import { isLocale } from '@/i18n/locales';
import { parseTypedLink } from '@/lib/booking/typed-link';
import { seeOther } from '@/lib/http/answers';
import { readPostedForm } from '@/lib/http/posted-form';
import { bookingPath } from './booking-paths';
import { type Handler, segment } from './call';
import { correctTypedLink } from './correct-typed-link';
import { followLegacyLink } from './follow-legacy-link';
import { missingPage } from './missing-page';
import { rejectedFormPage } from './rejected-form-page';

/** Longest text read of a field: a link is shorter, and so is all that a page shows again. */
const longestTyped = 2_000;

/** Takes the number and code that a visitor typed and leads to the booking's page. */
export const findBooking: Handler = async (call) => {
  const locale = segment(call.params, 'locale');
  if (!isLocale(locale)) return missingPage(call);
  const posted = await readPostedForm(call.request);
  if (posted.kind !== 'form') {
    return rejectedFormPage(call, posted.kind, { locale, hrefIn: (other) => `/${other}` });
  }
  const typed = {
    id: (posted.fields.get('id') ?? '').slice(0, longestTyped),
    code: (posted.fields.get('code') ?? '').slice(0, longestTyped),
  };
  const read = parseTypedLink(typed);
  return read.kind === 'link'
    ? seeOther(bookingPath(locale, read.link))
    : correctTypedLink(call, locale, typed, read.problem);
};

/** The bare list address leads to the form to find one booking. */
export const leadHome: Handler = (call) => {
  const locale = segment(call.params, 'locale');
  if (!isLocale(locale)) return missingPage(call);
  return followLegacyLink(call, locale) ?? seeOther(`/${locale}`);
};
