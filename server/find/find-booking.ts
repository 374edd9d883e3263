import { isLocale } from '@/i18n/locales';
import { readTyped } from '@/lib/booking/typed-link';
import { seeOther } from '@/lib/http/answers';
import { readPostedForm } from '@/lib/http/posted-form';
import { bookingPath, sitePath, sitePathIn, ticketPath } from '@/server/paths';
import { type Handler, segment } from '@/server/request-context';
import { correctInput } from './correct-input';
import { redirectLink } from '@/server/link/redirect-link';
import { missingPage } from '@/server/pages/missing-page';
import { linkPartsIn, notFoundPage } from '@/server/pages/not-found-page';
import { rejectedFormPage } from '@/server/pages/rejected-form-page';

/** Most characters read of a field: people paste a whole mail with the link in it. */
const longestTyped = 32_000;
/** Most characters of a field that the page shows again. */
const longestShown = 2_000;

/** Redirects to the booking whose number and code a visitor typed. */
export const findBooking: Handler = async (context) => {
  const locale = segment(context.params, 'locale');
  if (!isLocale(locale)) return missingPage(context);
  const posted = await readPostedForm(context.request);
  if (posted.kind !== 'form') {
    return rejectedFormPage(context, posted.kind, { locale, hrefIn: sitePathIn() });
  }
  const field = (name: 'id' | 'code') => (posted.fields.get(name) ?? '').slice(0, longestTyped);
  const read = readTyped({ id: field('id'), code: field('code') });
  switch (read.kind) {
    case 'link':
      context.site.metrics.repaired(read.repairs);
      return seeOther(bookingPath(locale, read.link));
    case 'ticket':
      context.site.metrics.repaired(read.repairs);
      return seeOther(ticketPath(locale, read));
    case 'unreadable': {
      const { id, code } = read.typed;
      const shown = { id: id.slice(0, longestShown), code: code.slice(0, longestShown) };
      return correctInput(context, locale, shown, read.problem);
    }
  }
};

/** Redirects the list address to the form that finds a booking, or fills the form from part of a link. */
export const redirectHome: Handler = (context) => {
  const locale = segment(context.params, 'locale');
  if (!isLocale(locale)) return missingPage(context);
  const redirect = redirectLink(context, locale);
  if (redirect) return redirect;
  return linkPartsIn(context) ? notFoundPage(context, locale) : seeOther(sitePath(locale));
};
