import { answerPage } from '@/app/answer';
import { KeptPage } from '@/components/kept-page';
import { viewOf } from '@/i18n/view';
import { emptyForm } from '@/lib/booking/cancel-form';
import { dress } from '../dress';
import { guarded } from '../guard';
import { respond } from '../respond';
import { showBooking } from '../show';
import { bookingPath } from '../visit';
import { visiting } from '../visiting';

/** Where "keep" leads: the booking as it was just read, and a calendar file. Anything but an active booking is shown as what it is. */
export function GET(
  request: Request,
  context: RouteContext<'/[locale]/bookings/[id]/kept'>,
): Promise<Response> {
  return visiting(request, context, async (visit) => {
    const page = await guarded(visit, emptyForm, () => showBooking(visit));
    const { link, locale } = visit;
    if (page.state !== 'cancellable' || !link) return respond(page, visit);
    const view = await viewOf(locale);
    const { booking, look } = dress(page.booking, visit);
    return answerPage({
      view,
      look,
      title: view.t('kept.title'),
      state: 'kept',
      company: booking.company,
      hrefIn: (other) => bookingPath(other, link, undefined, '/kept'),
      children: (
        <KeptPage
          view={view}
          booking={booking}
          self={visit.hrefIn(locale)}
          calendar={bookingPath(locale, link, undefined, '/calendar')}
        />
      ),
    });
  });
}
