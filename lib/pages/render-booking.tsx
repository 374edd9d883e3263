import { BookingPageContent } from '@/components/booking-page';
import type { ReceiptLinks } from '@/components/page-links';
import type { BookingPageProps } from '@/components/pages/props';
import { viewOf } from '@/i18n/view';
import { fingerprint } from '@/lib/booking/fingerprint';
import { bookingOf, type BookingPage, httpStatus, stateOf, withBooking } from '@/lib/booking/page';
import { applyBranding } from '@/lib/branding/apply-branding';
import type { Answer } from '@/lib/http/answers';
import { sealFormToken } from '@/lib/tokens/form-token';
import { renderDocument } from './render-document';
import type { Visit } from './visit';

type Answered = Partial<Pick<BookingPageProps, 'focusHeading' | 'pressed'>>;

/** Renders a booking's page with the status and headers that say the same as its words. */
export async function renderBooking(
  decided: BookingPage,
  visit: Visit,
  { focusHeading = visit.receipt !== undefined, pressed = false }: Answered = {},
): Promise<Answer> {
  const { site, host, link, locale, now, pathOf } = visit;
  const view = await viewOf(locale);
  const read = bookingOf(decided);
  const branding = site.brandingFor(host, read?.company.id);
  const page = withBooking(decided, (booking) => applyBranding(booking, branding));
  const state = stateOf(page);
  const title = view.t(`${state}.title`);
  const failed = page.state === 'cancellable' && page.notice?.kind === 'problem';
  return renderDocument({
    site,
    view,
    branding,
    title: failed ? view.t('layout.errorTitle', { title }) : title,
    state,
    company: bookingOf(page)?.company,
    hrefIn: pathOf,
    tidy: state === 'not-found' ? undefined : visit.tidy,
    status: httpStatus(page),
    headers: retryAfter(page),
    children: (
      <BookingPageContent
        page={page}
        view={view}
        branding={branding}
        links={{
          self: pathOf(locale),
          keep: pathOf(locale, '/kept'),
          calendar: pathOf(locale, '/calendar'),
          receipt: receiptLinks(visit, page),
          // Of the booking as it was read: a changed branding is no changed booking.
          shown: read && fingerprint(read),
          formToken: sealFormToken(site.signer, link, {
            // When it can be read: a slow API is no reading time.
            madeAt: site.now(),
            stage: state === 'confirm-again' ? 'again' : 'first',
          }),
        }}
        now={now}
        focusHeading={focusHeading}
        pressed={pressed}
        receipt={visit.receipt}
      />
    ),
  });
}

/** Where its receipts are; none of a booking that is not listed, unless its press wrote one down. */
function receiptLinks(
  { site, locale, pathOf, record }: Visit,
  page: BookingPage,
): ReceiptLinks | undefined {
  if (!site.receipts?.maker || (page.state === 'cancelled-by-receipt' && !record)) return undefined;
  const whole = pathOf(locale, '/receipt');
  const wrote = record && (record.form.comment !== '' || record.form.reason !== undefined);
  return { whole, wordless: wrote ? `${whole}&words=no` : undefined };
}

function retryAfter(page: BookingPage): Record<string, string> {
  if (page.state === 'busy') return { 'retry-after': String(page.retryAfterSeconds) };
  return page.state === 'unavailable' ? { 'retry-after': '30' } : {};
}
