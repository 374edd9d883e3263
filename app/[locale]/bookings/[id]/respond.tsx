import { BookingPageContent } from '@/components/booking-page';
import { Document } from '@/components/document';
import { viewOf } from '@/i18n/view';
import { fingerprint } from '@/lib/booking/fingerprint';
import { type BookingPage, httpStatus } from '@/lib/booking/page';
import { logoPath } from '@/lib/http/logo';
import { sealOpened } from '@/lib/http/opened';
import { html } from '@/lib/http/responses';
import { bookingPath, tidyPath, type Visit } from './visit';

/** Renders a booking's page with the status and headers that say the same as its words. */
export async function respond(
  page: BookingPage,
  visit: Visit,
  { answers = visit.receipt !== undefined }: { readonly answers?: boolean } = {},
): Promise<Response> {
  const view = await viewOf(visit.locale);
  const booking = 'booking' in page ? page.booking : undefined;
  const self = visit.hrefIn(visit.locale);
  const target = {
    action: self,
    shown: booking && fingerprint(booking),
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
  return html(
    <Document
      view={view}
      title={failed ? view.t('layout.errorTitle', { title }) : title}
      state={page.state}
      company={booking?.company.name}
      logo={logoPath(booking?.company.logo)}
      hrefIn={visit.hrefIn}
      tidy={page.state === 'not-found' ? undefined : tidyPath(visit)}
    >
      <BookingPageContent
        page={page}
        view={view}
        target={target}
        self={self}
        now={visit.now}
        answers={answers}
      />
    </Document>,
    { status: httpStatus(page), headers: retryAfter(page) },
  );
}

function retryAfter(page: BookingPage): Record<string, string> {
  if (page.state === 'busy') return { 'retry-after': String(page.retryAfterSeconds) };
  return page.state === 'unavailable' ? { 'retry-after': '30' } : {};
}
