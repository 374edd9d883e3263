import { wordingFor } from '@/i18n/wording';
import { bookingOf } from '@/lib/booking/page';
import { applyBranding } from '@/lib/branding/apply-branding';
import { readActivation } from '@/lib/http/user-activation';
import { seeOther } from '@/lib/http/answers';
import { readWithinLimits } from './open-booking';
import { recordEvidence } from './record-evidence';
import { pathOf } from '@/server/link/visit';
import { withVisit } from './with-visit';

/** A calendar file that adds the event of an active booking and removes that of a cancelled one. */
export const downloadCalendar = withVisit(async (visit) => {
  const { site, host, locale, now } = visit;
  const page = await readWithinLimits(visit);
  recordEvidence('opened', visit, page, readActivation(visit.request.headers));
  const booking = bookingOf(page);
  const { t } = await wordingFor(locale);
  const file =
    booking &&
    site.calendarFile(applyBranding(booking, site.brandingFor(host, booking.company.id)), {
      title: t('booking.heading'),
      now,
    });
  // A booking without a start has no calendar file; show its page.
  if (!file) return seeOther(pathOf(visit, locale));
  return {
    status: 200,
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="booking.ics"',
    },
    body: file,
  };
});
