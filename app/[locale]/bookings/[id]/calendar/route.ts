import { viewOf } from '@/i18n/view';
import { calendarFile } from '@/lib/booking/calendar';
import { emptyForm } from '@/lib/booking/cancel-form';
import { securityHeaders } from '@/lib/http/security-headers';
import { seeOther } from '@/lib/http/responses';
import { dress } from '../dress';
import { guarded } from '../guard';
import { showBooking } from '../show';
import { visiting } from '../visiting';

/** A calendar file that keeps the event while the booking stands, and removes it once it is cancelled. */
export function GET(
  request: Request,
  context: RouteContext<'/[locale]/bookings/[id]/calendar'>,
): Promise<Response> {
  return visiting(request, context, async (visit) => {
    const page = await guarded(visit, emptyForm, () => showBooking(visit));
    const booking =
      'booking' in page && page.booking ? dress(page.booking, visit).booking : undefined;
    const { t } = await viewOf(visit.locale);
    const file = booking && calendarFile(booking, { title: t('booking.heading'), now: visit.now });
    // What cannot be put into a calendar is shown instead.
    if (!file) return seeOther(visit.hrefIn(visit.locale));
    return new Response(file, {
      headers: {
        ...securityHeaders,
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': 'attachment; filename="booking.ics"',
      },
    });
  });
}
