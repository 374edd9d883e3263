import { apiLanguage } from '@/i18n/locales';
import { type CancelForm, emptyForm } from '@/lib/booking/cancel-form';
import type { BookingPage } from '@/lib/booking/page';
import { readPage } from '@/lib/booking/read-page';
import { readActivation } from '@/lib/http/activation';
import { rateLimited } from './rate-limited';
import { recordEvidence } from './record-evidence';
import { renderBooking } from './render-booking';
import type { Visit } from './visit';
import { withVisit } from './with-visit';

/** GET of a link: shows the booking behind it. */
export const openLink = withVisit(async (visit) => {
  const page = await readBehindLink(visit);
  recordEvidence('opened', visit, page, readActivation(visit.request.headers));
  return renderBooking(page, visit);
});

/** Reads the page a link leads to, as often as the limits allow. */
export function readBehindLink(visit: Visit, form: CancelForm = emptyForm): Promise<BookingPage> {
  const { site, link, receipt, locale, now } = visit;
  return rateLimited(visit, form, 'opened', (urgency) =>
    readPage(site.api, { link, receipt, form, language: apiLanguage(locale), urgency, now }),
  );
}
