import { viewOf } from '@/i18n/view';
import { calendarFile } from '@/lib/booking/calendar';
import { bookingOf } from '@/lib/booking/page';
import { applyBranding } from '@/lib/branding/apply-branding';
import { readActivation } from '@/lib/http/activation';
import { seeOther } from '@/lib/http/answers';
import { readBehindLink } from './open-link';
import { recordEvidence } from './record-evidence';
import { withVisit } from './with-visit';

/** A calendar file that keeps the event while the booking stands, and removes it once it is cancelled. */
export const downloadCalendar = withVisit(async (visit) => {
  const { site, host, locale, now, pathOf } = visit;
  const page = await readBehindLink(visit);
  recordEvidence('opened', visit, page, readActivation(visit.request.headers));
  const booking = bookingOf(page);
  const { t } = await viewOf(locale);
  const file =
    booking &&
    calendarFile(applyBranding(booking, site.brandingFor(host, booking.company.id)), {
      title: t('booking.heading'),
      uid: site.calendarUid,
      now,
      canMove: site.moving !== undefined,
    });
  // What cannot be put into a calendar is shown instead.
  if (!file) return seeOther(pathOf(locale));
  return {
    status: 200,
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="booking.ics"',
    },
    body: file,
  };
});
