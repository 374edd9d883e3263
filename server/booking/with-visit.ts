import { isLocale } from '@/i18n/locales';
import type { Answer } from '@/lib/http/answers';
import { isPreviewProgram } from '@/lib/http/preview-programs';
import { type Handler, segment } from '@/server/request-context';
import { redirectLink } from '@/server/link/redirect-link';
import { missingPage } from '@/server/pages/missing-page';
import { notFoundPage } from '@/server/pages/not-found-page';
import { previewPage } from '@/server/pages/preview-page';
import { readVisit, type Visit } from '@/server/link/visit';

/**
 * Wraps a handler that needs a valid link. Redirects a damaged link to its repaired form, answers
 * one beyond repair as not found, and shows no booking to programs that make link previews.
 */
export function withVisit(serve: (visit: Visit) => Promise<Answer>): Handler {
  return (context) => {
    const locale = segment(context.params, 'locale');
    if (!isLocale(locale)) return missingPage(context);
    const { method, headers } = context.request;
    if (method !== 'POST' && isPreviewProgram(headers)) return previewPage(context, locale);
    const redirect = redirectLink(context, locale);
    if (redirect) return redirect;
    const visit = readVisit(context, locale);
    return visit ? serve(visit) : notFoundPage(context, locale);
  };
}
