import { seeOther } from '@/lib/http/answers';
import { redirectLink } from '@/server/link/redirect-link';
import { pathOf, readVisit } from '@/server/link/visit';
import { notFoundPage } from '@/server/pages/not-found-page';
import { bookingPath, sitePath } from '@/lib/paths';
import type { Handler } from '@/server/request-context';
import { visitorLanguage } from './language';

/** Redirects the bare address to the home page in the visitor's language, or an older link to its booking. */
export const redirectToLanguage: Handler = (context) => {
  const locale = visitorLanguage(context);
  return redirectLink(context, locale) ?? seeOther(sitePath(locale));
};

/**
 * Redirects a link without a language to the one in the visitor's language. An address with a ticket
 * gets a ticket again, so that the code stays hidden.
 */
export const addLanguage: Handler = (context) => {
  const locale = visitorLanguage(context);
  const redirect = redirectLink(context, locale);
  if (redirect) return redirect;
  const visit = readVisit(context, locale);
  if (!visit) return notFoundPage(context, locale);
  return seeOther(
    context.url.searchParams.has('ticket')
      ? pathOf(visit, locale)
      : bookingPath(locale, visit.link),
  );
};
