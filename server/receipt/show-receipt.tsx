import { stylesheet } from '@/generated/assets';
import { wordingFor } from '@/i18n/wording';
import { readMails } from '@/lib/booking/mails';
import type { ShownBooking } from '@/lib/booking/booking';
import { momentOfInstant } from '@/lib/booking/moment';
import { applyBranding, brandCompany } from '@/lib/branding/apply-branding';
import { brandedWording } from '@/lib/branding/branded-wording';
import { unknownCompany } from '@/lib/booking/booking';
import { type AttemptFacts, inputOfAttempt } from '@/lib/signed-receipt/attempt';
import { formatReason } from '@/server/cancel/format-reason';
import { attemptIn } from '@/server/booking/attempt-in';
import { readActivation } from '@/lib/http/user-activation';
import { type Answer, seeOther } from '@/lib/http/answers';
import { pagePolicy } from '@/lib/http/security-headers';
import { inQuery } from '@/lib/paths';
import { factsOf, type ReceiptFacts } from '@/lib/signed-receipt/facts';
import { receiptScript, receiptStyle } from '@/lib/signed-receipt/page-assets';
import type { ReceiptMaker } from '@/lib/signed-receipt/receipts';
import { missingPage } from '@/server/pages/missing-page';
import { readWithinLimits } from '@/server/booking/open-booking';
import { recordEvidence } from '@/server/booking/record-evidence';
import { renderReceipt } from './render-receipt';
import { pathOf, type Visit, withOwnProof } from '@/server/link/visit';
import { withVisit } from '@/server/booking/with-visit';

/**
 * A signed receipt of a cancelled booking, as a page of its own. Any other booking shows its usual
 * page. `words=no` leaves out what the customer wrote. The address of a press that proved nothing gets a
 * receipt of the attempt, without asking the API, which may be what failed.
 */
export const showReceipt = withVisit(async (visit) => {
  const { site, host, locale, record } = visit;
  const maker = site.receipts?.maker;
  if (!maker) return missingPage(visit);
  const attempt = attemptIn(visit);
  if (attempt) return renderAttempt(visit, maker, attempt);
  const page = await readWithinLimits(visit);
  recordEvidence('opened', visit, page, readActivation(visit.request.headers));
  // The press behind this link proved the cancel, even if the API no longer lists the booking.
  if (page.state === 'cancelled-by-proof' && record?.facts)
    return render(visit, maker, record.facts, undefined);
  if (page.state !== 'cancelled' || page.catchingUp) return seeOther(pathOf(visit, locale));
  const branding = site.brandingFor(host, page.booking.company.id);
  const booking = applyBranding(page.booking, branding);
  const own = withOwnProof(visit, page);
  return render(own, maker, factsFor(own, booking), booking);
});

/** The facts from the press if it sent the cancel; otherwise the current ones. */
function factsFor({ proof, record, now }: Visit, booking: ShownBooking): ReceiptFacts {
  if (record?.facts) return record.facts;
  const proved = proof && momentOfInstant(proof.at, booking.company.timeZone ?? 'UTC');
  return factsOf(booking, proved, 'receipt', now);
}

async function render(
  { site, locale, now, record, url }: Visit,
  maker: ReceiptMaker,
  facts: ReceiptFacts,
  booking: ShownBooking | undefined,
): Promise<Answer> {
  const wording = await wordingFor(locale);
  const title = wording.t('booking.heading');
  const calendar = booking && site.calendarFile(booking, { title, now });
  const email = readMails(booking?.company.email ?? '').find(({ address }) => address)?.address;
  const isWanted = inQuery(url, 'words') !== 'no';
  const words = isWanted ? record?.words : undefined;
  return signedAnswer(
    `receipt-${facts.booking}`,
    await renderReceipt(wording, maker, { facts, words, now, calendar, email }),
  );
}

async function renderAttempt(
  { site, host, link, locale, now, result }: Visit,
  maker: ReceiptMaker,
  attempt: AttemptFacts,
): Promise<Answer> {
  const wording = await wordingFor(locale);
  const known = site.companies.of(link) ?? unknownCompany;
  const branding = site.brandingFor(host, known.id);
  const company = brandCompany(known, branding);
  const entered = result && inputOfAttempt(result);
  const words = entered && formatReason(await brandedWording(locale, branding), entered);
  return signedAnswer(
    `attempt-${attempt.booking}`,
    await renderReceipt(wording, maker, { attempt, company, words: words || undefined, now }),
  );
}

function signedAnswer(name: string, body: string): Answer {
  return {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': pagePolicy(
        [stylesheet.hash, receiptStyle.hash],
        [receiptScript.hash],
        'data:',
      ),
      'content-disposition': `inline; filename="${name}.html"`,
    },
    body,
  };
}
