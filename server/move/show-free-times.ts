import { emptyInput } from '@/lib/booking/cancel-input';
import type { BookingPage } from '@/lib/booking/page';
import { pageWhileBusy, wasJustNotSent } from '@/lib/booking/page-after';
import { readTimes } from '@/lib/booking/read-times';
import { readActivation } from '@/lib/http/user-activation';
import type { MoveServices } from '@/server/site';
import { inQuery } from '@/lib/paths';
import { missingPage } from '@/server/pages/missing-page';
import { rateLimited } from '@/server/booking/rate-limited';
import { recordEvidence } from '@/server/booking/record-evidence';
import { renderBooking } from '@/server/booking/render-booking';
import { takeHandedOver } from '@/server/booking/page-handover';
import { timeInQuery, type Visit } from '@/server/link/visit';
import { withVisit } from '@/server/booking/with-visit';

/** GET of suggestions, of a day's times, of the page that asks for the press, and of its result. */
export const showFreeTimes = withVisit(async (visit) => {
  const { site, request, url, result, now } = visit;
  if (!site.moveServices) return missingPage(visit);
  const page =
    takeHandedOver(visit, '/time') ??
    (result && pageWhileBusy(result, now)) ??
    (await loadFreeTimes(visit, site.moveServices));
  recordEvidence('opened', visit, page, readActivation(request.headers));
  if (page.state === 'choose-time' && page.offer.kind === 'times') site.metrics.moveStep('offered');
  return renderBooking(page, visit, {
    below: '/time',
    focusHeading: result !== undefined || inQuery(url, 'move') !== null,
    notSent: wasJustNotSent(result, now) ? 'move' : undefined,
  });
});

/** Reads the free times, within the rate limits. */
export function loadFreeTimes(
  visit: Visit,
  { moves }: MoveServices,
  query = timeInQuery(visit),
): Promise<BookingPage> {
  const { site, host } = visit;
  return rateLimited(visit, emptyInput, 'opened', (question) =>
    readTimes(site.api, moves, {
      ...question,
      asked: visit.asked,
      result: visit.result,
      ruleOf: ({ company }) => site.brandingFor(host, company.id).changeTime,
      ...query,
    }),
  );
}
