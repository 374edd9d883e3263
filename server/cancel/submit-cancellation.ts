import { apiLanguage, companyLocale } from '@/i18n/locales';
import { wordingFor } from '@/i18n/wording';
import type { Booking } from '@/lib/booking/booking';
import {
  type CancelForm,
  emptyForm,
  parseSubmission,
  type Submission,
} from '@/lib/booking/cancel-form';
import { type Moment, momentOfInstant } from '@/lib/booking/moment';
import { wasOwnPress } from '@/lib/booking/cancel-proof';
import type { BookingPage } from '@/lib/booking/page';
import { readActivation } from '@/lib/http/user-activation';
import { applyBranding } from '@/lib/branding/apply-branding';
import { type Answer, seeOther } from '@/lib/http/answers';
import { isFromElsewhere } from '@/lib/http/origin';
import { readPostedForm } from '@/lib/http/posted-form';
import { factsOf } from '@/lib/signed-receipt/content';
import { sealPressRecord } from '@/lib/signed-receipt/press-record';
import { sealProof } from '@/lib/tokens/proof-token';
import { judgeVisit, describePress } from '@/server/booking/judge-press';
import { readBehindLink } from '@/server/booking/open-booking';
import { rateLimited } from '@/server/booking/rate-limited';
import { recordEvidence } from '@/server/booking/record-evidence';
import { rejectedFormPage } from '@/server/pages/rejected-form-page';
import { renderBooking } from '@/server/booking/render-booking';
import type { Visit } from '@/server/link/visit';
import { withVisit } from '@/server/booking/with-visit';
import { formatReason } from './format-reason';

const answered = { focusHeading: true, pressed: 'cancel' } as const;

/** POST of the form: cancels, and sends the browser back to the link, which then says so. */
export const submitCancellation = withVisit(async (visit) => {
  const { headers } = visit.request;
  const posted = await readPostedForm(visit.request);
  if (posted.kind !== 'form') {
    return rejectedFormPage(visit, posted.kind, {
      locale: visit.locale,
      hrefIn: visit.pathOf,
      tidy: visit.tidy,
      wasTo: 'cancel',
    });
  }

  const submission = parseSubmission(posted.fields);
  if (isFromElsewhere(headers, visit.site.trustedProxies)) {
    const page = await readBehindLink(visit, emptyForm);
    recordEvidence('pressed', visit, page, 'from another site');
    return renderBooking(withElsewhereNotice(page), visit, answered);
  }
  if (submission.intent === 'recheck') {
    const page = await readBehindLink(visit, submission.form);
    recordEvidence('opened', visit, page, readActivation(headers));
    return renderBooking(page, visit, { focusHeading: true });
  }
  return cancel(visit, submission);
});

async function cancel(visit: Visit, submission: Submission): Promise<Answer> {
  const { site, link, locale, host, now } = visit;
  const verdict = judgeVisit(visit, submission.trace);
  const page = await rateLimited(visit, submission.form, 'pressed', (urgency) =>
    site.cancelBooking({
      link,
      submission,
      verdict,
      optionsOf: ({ company }) => site.brandingFor(host, company.id),
      wordsFor: wordsForCompany,
      language: apiLanguage(locale),
      urgency,
      now,
    }),
  );
  const looked = describePress(verdict, page);
  if (page.state === 'confirm-again' && looked !== 'person') site.metrics.looksAutomated(looked);
  recordEvidence('pressed', visit, page, looked);
  return page.state === 'cancelled'
    ? seeOther(pathWithReceipt(visit, page))
    : renderBooking(page, visit, answered);
}

function withElsewhereNotice(page: BookingPage): BookingPage {
  return page.state === 'cancellable' ? { ...page, notice: { kind: 'elsewhere' } } : page;
}

/** The link again, with a receipt in case the API forgets the booking. */
function pathWithReceipt(visit: Visit, page: Extract<BookingPage, { state: 'cancelled' }>): string {
  const { site, link, locale, pathOf } = visit;
  const at = site.now();
  const seen = momentOfInstant(at, page.booking.company.timeZone ?? 'UTC');
  const receipt = sealProof(site.signer, link, { at, wall: seen.wall });
  const record = recordOf(visit, page, seen);
  return `${pathOf(locale)}&receipt=${receipt}${record === undefined ? '' : `&record=${record}`}`;
}

/** What this press proved and sent; undefined where it sent nothing, or receipts are off. */
function recordOf(
  { site, link, host }: Visit,
  { booking, sent }: Extract<BookingPage, { state: 'cancelled' }>,
  seen: Moment,
): string | undefined {
  if (!site.receipts?.maker || !sent) return undefined;
  const shown = applyBranding(booking, site.brandingFor(host, booking.company.id));
  // It was read as active just before, so a time long before that is contradicted.
  const isOwn = wasOwnPress({ at: seen.earliest, wall: seen.wall }, booking.cancelledOn);
  const facts = factsOf(isOwn ? shown : { ...shown, cancelledOn: undefined }, seen, 'cancel');
  return sealPressRecord(site.signer, link, { facts, form: sent });
}

/** In the company's language, whatever the customer's is. */
async function wordsForCompany({ company }: Booking, form: CancelForm): Promise<string> {
  return formatReason(await wordingFor(companyLocale(company.country)), form);
}
