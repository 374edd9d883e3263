import { isLocale } from '@/i18n/locales';
import { readTyped } from '@/lib/booking/typed-link';
import { seeOther } from '@/lib/http/answers';
import { readPostedForm } from '@/lib/http/posted-form';
import { openTyped, sealTyped } from '@/lib/tokens/typed-token';
import { bookingPath, mistypedPath, sitePath, sitePathIn, ticketPath } from '@/lib/paths';
import { type Handler, segment } from '@/server/request-context';
import { correctInput } from './correct-input';
import { redirectLink } from '@/server/link/redirect-link';
import { missingPage } from '@/server/pages/missing-page';
import { linkPartsIn, notFoundPage } from '@/server/pages/not-found-page';
import { rejectedFormPage } from '@/server/pages/rejected-form-page';

/** Most characters read of a field: people paste a whole mail that contains the link. */
const longestTyped = 32_000;
/** Most characters of a field that the page shows again. */
const longestShown = 2_000;

/**
 * Redirects to the booking with the number and code that a visitor typed, or to a page that says
 * what to correct.
 */
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
      const { problem } = read;
      const shown = { id: id.slice(0, longestShown), code: code.slice(0, longestShown), problem };
      const sealed = sealTyped(context.site.signer, shown, context.site.now());
      // Input that is too long for an address is shown at once.
      return sealed === undefined
        ? correctInput(context, locale, shown, sitePathIn())
        : seeOther(mistypedPath(locale, sealed));
    }
  }
};

/** Shows the form again with the problem or part of a link, or redirects to the empty form. */
export const showFindForm: Handler = (context) => {
  const locale = segment(context.params, 'locale');
  if (!isLocale(locale)) return missingPage(context);
  const { site, url } = context;
  const sealed = url.searchParams.get('typed') ?? '';
  const mistyped = openTyped(site.signer, sealed, site.now());
  if (mistyped)
    return correctInput(context, locale, mistyped, (other) => mistypedPath(other, sealed));
  const redirect = redirectLink(context, locale);
  if (redirect) return redirect;
  return linkPartsIn(context) ? notFoundPage(context, locale) : seeOther(sitePath(locale));
};
