import { answerPage } from '@/app/answer';
import { BookingPageContent } from '@/components/booking-page';
import { viewOf } from '@/i18n/view';
import { fingerprint } from '@/lib/booking/fingerprint';
import { type BookingPage, httpStatus } from '@/lib/booking/page';
import { sealOpened } from '@/lib/http/opened';
import type { Look } from '@/lib/look/look';
import { dress } from './dress';
import { bookingPath, tidyPath, type Visit } from './visit';

/** Renders a booking's page with the status and headers that say the same as its words. */
export async function respond(
  decided: BookingPage,
  visit: Visit,
  { answers = visit.receipt !== undefined }: { readonly answers?: boolean } = {},
): Promise<Response> {
  const view = await viewOf(visit.locale);
  const { page, look } = inLook(decided, visit);
  const booking = 'booking' in page ? page.booking : undefined;
  const self = visit.hrefIn(visit.locale);
  const target = {
    action: self,
    // Of the booking as it was read: a changed look is no changed booking.
    shown: 'booking' in decided && decided.booking ? fingerprint(decided.booking) : undefined,
    opened: visit.link
      ? sealOpened(visit.link, {
          at: visit.now,
          stage: page.state === 'confirm-again' ? 'again' : 'first',
        })
      : '',
    keep: visit.link ? bookingPath(visit.locale, visit.link, undefined, '/kept') : '',
    calendar: visit.link ? bookingPath(visit.locale, visit.link, undefined, '/calendar') : '',
  };
  const title = view.t(`${page.state}.title`);
  const failed = page.state === 'cancellable' && page.notice?.kind === 'problem';
  return answerPage({
    view,
    look,
    title: failed ? view.t('layout.errorTitle', { title }) : title,
    state: page.state,
    company: booking?.company,
    hrefIn: visit.hrefIn,
    tidy: page.state === 'not-found' ? undefined : tidyPath(visit),
    status: httpStatus(page),
    headers: retryAfter(page),
    children: (
      <BookingPageContent
        page={page}
        view={view}
        look={look}
        target={target}
        self={self}
        now={visit.now}
        answers={answers}
      />
    ),
  });
}

function inLook(page: BookingPage, visit: Visit): { page: BookingPage; look: Look } {
  if (!('booking' in page) || !page.booking) return { page, look: visit.lookFor() };
  const { booking, look } = dress(page.booking, visit);
  return { page: { ...page, booking }, look };
}

function retryAfter(page: BookingPage): Record<string, string> {
  if (page.state === 'busy') return { 'retry-after': String(page.retryAfterSeconds) };
  return page.state === 'unavailable' ? { 'retry-after': '30' } : {};
}
