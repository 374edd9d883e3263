import { BookingPageContent } from '@/components/booking-page';
import type { ReceiptLinks } from '@/components/page-links';
import type { BookingPageProps } from '@/components/pages/props';
import { unreadTitle } from '@/components/pages/unavailable';
import type { Locale } from '@/i18n/locales';
import type { Wording } from '@/i18n/wording';
import { unknownCompany } from '@/lib/booking/booking';
import { fingerprint } from '@/lib/booking/fingerprint';
import { bookingOf, type BookingPage, showPage, pageNameOf } from '@/lib/booking/page';
import { applyBranding, brandCompany } from '@/lib/branding/apply-branding';
import { brandedWording } from '@/lib/branding/branded-wording';
import type { Answer } from '@/lib/http/answers';
import { signFormToken } from '@/lib/tokens/form-token';
import { renderDocument } from '@/server/pages/render-document';
import { queryOf } from '@/lib/paths';
import { pathOf, type Visit, withOwnProof } from '@/server/link/visit';
import { attemptIn } from './attempt-in';
import { httpStatus } from './http-status';
import { timeLinks, timesPathIn } from './move-links';

type RenderOptions = Partial<Pick<BookingPageProps, 'focusHeading' | 'notSent'>> & {
  /** The path below the booking's page that answers. */
  readonly below?: '' | '/time';
};

/** Renders a booking's page with the HTTP status and headers that fit its state. */
export async function renderBooking(
  page: BookingPage,
  opened: Visit,
  {
    focusHeading = opened.proof !== undefined || opened.result !== undefined,
    notSent,
    below = '',
  }: RenderOptions = {},
): Promise<Answer> {
  const visit = withOwnProof(opened, page);
  const { site, host, link, locale, now, proof, record } = visit;
  const read = bookingOf(page);
  if (read) site.companies.remember(link, read.company);
  const known = read?.company ?? site.companies.of(link) ?? unknownCompany;
  const branding = site.brandingFor(host, known.id);
  const wording = await brandedWording(locale, branding);
  const company = brandCompany(known, branding);
  const name = pageNameOf(page);
  const title = titleOf(wording, page, notSent);
  const retryIn = visit.request.method === 'GET' ? secondsToWait(page) : undefined;
  const time = timeLinks(visit, page, branding.changeTime);
  const resultQuery = queryOf('result', visit.sealedResult);
  const here = (other: Locale) =>
    `${below === '' ? pathOf(visit, other) : timesPathIn(visit, page, other)}${resultQuery}`;
  return renderDocument({
    site,
    wording,
    branding,
    title: isMistaken(page) ? wording.t('layout.errorTitle', { title }) : title,
    state: name,
    company,
    hrefIn: here,
    tidy: visit.showsCode && name !== 'not-found' ? here(locale) : undefined,
    status: httpStatus(page),
    headers: retryAfter(page),
    retries: retryIn !== undefined,
    children: (
      <BookingPageContent
        page={showPage(page, (booking) => applyBranding(booking, branding))}
        wording={wording}
        branding={branding}
        company={company}
        links={{
          booking: pathOf(visit, locale),
          here: here(locale),
          keep: pathOf(visit, locale, '/kept'),
          calendar: pathOf(visit, locale, '/calendar'),
          time,
          receipt: receiptLinks(visit, page),
          attempt:
            site.receipts?.maker && attemptIn(visit)
              ? `${pathOf(visit, locale, '/receipt')}${resultQuery}`
              : undefined,
          fingerprint: read && fingerprint(read),
          formToken: signFormToken(site.signer, link, {
            // Now, not when the request arrived: the wait for the API is not reading time.
            madeAt: site.now(),
            // The name is also that of a change of time that is asked about once more (`pageNameOf`).
            stage: name === 'confirm-again' ? 'again' : 'first',
          }),
        }}
        now={now}
        focusHeading={focusHeading}
        notSent={notSent}
        retryIn={retryIn}
        proof={proof}
        sentWords={record?.words}
        // Only a code that the address already shows.
        prefill={
          visit.showsCode && name === 'not-found'
            ? { id: String(link.id), code: link.code }
            : undefined
        }
      />
    ),
  });
}

/** The document's title: the page's headline. */
function titleOf(wording: Wording, page: BookingPage<unknown>, notSent: RenderOptions['notSent']) {
  if (page.state === 'unavailable' || page.state === 'busy')
    return unreadTitle(wording, page.state, notSent);
  const isAskedAgain = page.state === 'confirm-move' && page.isSecondAsk;
  return wording.t(isAskedAgain ? 'confirm-move.again' : `${pageNameOf(page)}.title`);
}

/** Whether the form has a problem to correct; the document's title then begins with it. */
function isMistaken(page: BookingPage): boolean {
  return page.state === 'cancellable' && page.notice?.kind === 'problem';
}

/**
 * The addresses of the receipts; undefined for a booking that the API no longer lists, unless the
 * press recorded one.
 */
function receiptLinks(visit: Visit, page: BookingPage): ReceiptLinks | undefined {
  const { site, locale, record } = visit;
  if (!site.receipts?.maker || (page.state === 'cancelled-by-proof' && !record?.facts))
    return undefined;
  const whole = pathOf(visit, locale, '/receipt');
  return {
    whole,
    wordless: record?.words === undefined ? undefined : whole + queryOf('words', 'no'),
  };
}

/** Longest wait that a page counts down, in seconds. */
const longestWait = 300;

/** When a page without a booking reads itself again; undefined for every other, and while numbers may be typed into it. */
function secondsToWait(page: BookingPage): number | undefined {
  if (page.state === 'unavailable') return 30;
  if (page.state !== 'busy' || page.mayBeDamaged || page.retryAfterSeconds > longestWait)
    return undefined;
  return page.retryAfterSeconds;
}

function retryAfter(page: BookingPage): Record<string, string> {
  if (page.state === 'busy') return { 'retry-after': String(page.retryAfterSeconds) };
  return page.state === 'unavailable' ? { 'retry-after': '30' } : {};
}
