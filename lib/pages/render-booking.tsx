import { BookingPageContent } from '@/components/booking-page';
import type { ReceiptLinks } from '@/components/page-links';
import type { BookingPageProps } from '@/components/pages/props';
import { timesStylesheet } from '@/generated/assets';
import type { Locale } from '@/i18n/locales';
import { viewOf } from '@/i18n/view';
import { fingerprint } from '@/lib/booking/fingerprint';
import { bookingOf, type BookingPage, httpStatus, stateOf, withBooking } from '@/lib/booking/page';
import { applyBranding } from '@/lib/branding/apply-branding';
import type { Answer } from '@/lib/http/answers';
import { sealFormToken } from '@/lib/tokens/form-token';
import { renderDocument } from './render-document';
import { timeLinks, timesPathIn } from './time-links';
import type { Visit } from './visit';

type Answered = Partial<Pick<BookingPageProps, 'focusHeading' | 'pressed'>> & {
  /** Which page below the booking's own answers. */
  readonly below?: '' | '/time';
};

/** Renders a booking's page with the status and headers that say the same as its words. */
export async function renderBooking(
  decided: BookingPage,
  visit: Visit,
  { focusHeading = visit.receipt !== undefined, pressed, below = '' }: Answered = {},
): Promise<Answer> {
  const { site, host, link, locale, now, pathOf } = visit;
  const view = await viewOf(locale);
  const read = bookingOf(decided);
  const branding = site.brandingFor(host, read?.company.id);
  const page = withBooking(decided, (booking) => applyBranding(booking, branding));
  const state = stateOf(page);
  const title = view.t(`${page.state === 'confirm-move' ? page.state : state}.title`);
  const time = timeLinks(visit, page, branding.changeTime);
  const here = (other: Locale) => (below === '' ? pathOf(other) : timesPathIn(visit, page, other));
  return renderDocument({
    site,
    view,
    branding,
    title: isMistaken(page) ? view.t('layout.errorTitle', { title }) : title,
    state,
    company: bookingOf(page)?.company,
    hrefIn: here,
    tidy: state === 'not-found' ? undefined : visit.tidy && here(locale),
    style: time && timesStylesheet,
    status: httpStatus(page),
    headers: retryAfter(page),
    children: (
      <BookingPageContent
        page={page}
        view={view}
        branding={branding}
        links={{
          self: bookingOf(page) ? pathOf(locale) : here(locale),
          keep: pathOf(locale, '/kept'),
          calendar: pathOf(locale, '/calendar'),
          time,
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

/** Whether the form was sent with something to correct, which its title says first. */
function isMistaken(page: BookingPage): boolean {
  if (page.state === 'choose-time') return page.notice === 'nothing-chosen';
  return page.state === 'cancellable' && page.notice?.kind === 'problem';
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
