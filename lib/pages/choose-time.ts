import { apiLanguage } from '@/i18n/locales';
import { emptyForm } from '@/lib/booking/cancel-form';
import type { BookingPage } from '@/lib/booking/page';
import { readTimes } from '@/lib/booking/read-times';
import { readActivation } from '@/lib/http/activation';
import type { Moving } from '@/lib/site';
import { readMove } from '@/lib/tokens/move-token';
import { missingPage } from './missing-page';
import { rateLimited } from './rate-limited';
import { recordEvidence } from './record-evidence';
import { renderBooking } from './render-booking';
import { firstDayAsked } from './time-links';
import type { Visit } from './visit';
import { withVisit } from './with-visit';

/** GET of the times to choose from, and of what became of a choice. */
export const chooseTime = withVisit(async (visit) => {
  const { site, request, url } = visit;
  if (!site.moving) return missingPage(visit);
  const page = await readTimesBehind(visit, site.moving);
  recordEvidence('opened', visit, page, readActivation(request.headers));
  if (page.state === 'choose-time' && page.offer.kind === 'times') site.metrics.moveStep('offered');
  return renderBooking(page, visit, {
    below: '/time',
    focusHeading: url.searchParams.has('move'),
  });
});

/** Reads them as often as the limits allow. */
export function readTimesBehind(visit: Visit, { moves }: Moving): Promise<BookingPage> {
  const { site, link, locale, host, now, url } = visit;
  return rateLimited(visit, emptyForm, 'opened', (urgency) =>
    readTimes(site.api, moves, {
      link,
      asked: readMove(site.signer, link, url.searchParams.get('move')),
      ruleOf: ({ company }) => site.brandingFor(host, company.id).changeTime,
      from: firstDayAsked(visit),
      language: apiLanguage(locale),
      urgency,
      now,
    }),
  );
}
