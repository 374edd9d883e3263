import { isLocale } from '@/i18n/locales';
import type { Answer } from '@/lib/http/answers';
import { type Handler, segment } from './call';
import { missingPage } from './missing-page';
import { notFoundPage } from './not-found-page';
import { readVisit, type Visit } from './visit';

/** Serves an opened link. One that was cut or bent is answered like one that opens nothing. */
export function withVisit(serve: (visit: Visit) => Promise<Answer>): Handler {
  return (call) => {
    const locale = segment(call.params, 'locale');
    if (!isLocale(locale)) return missingPage(call);
    const visit = readVisit(call, locale);
    return visit ? serve(visit) : notFoundPage(call, locale);
  };
}
