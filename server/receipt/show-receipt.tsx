import { stylesheet } from '@/generated/assets';
import { wordingFor } from '@/i18n/wording';
import { readMails } from '@/lib/booking/mails';
import type { ShownBooking } from '@/lib/booking/booking';
import { momentOfInstant } from '@/lib/booking/moment';
import { applyBranding } from '@/lib/branding/apply-branding';
import { readActivation } from '@/lib/http/user-activation';
import { type Answer, seeOther } from '@/lib/http/answers';
import { pagePolicy } from '@/lib/http/security-headers';
import { factsOf, type ReceiptFacts } from '@/lib/signed-receipt/facts';
import { receiptScript, receiptStyle } from '@/lib/signed-receipt/page-assets';
import type { ReceiptMaker } from '@/lib/signed-receipt/receipts';
import { missingPage } from '@/server/pages/missing-page';
import { readWithinLimits } from '@/server/booking/open-booking';
import { recordEvidence } from '@/server/booking/record-evidence';
import { renderReceipt } from './render-receipt';
import { type Visit, withOwnProof } from '@/server/link/visit';
import { withVisit } from '@/server/booking/with-visit';

/**
 * A signed receipt of a cancelled booking, as a page of its own. Any other booking shows its usual
 * page. `words=no` leaves out what the customer wrote.
 */
export const showReceipt = withVisit(async (visit) => {
  const { site, host, locale, pathOf, record } = visit;
  const maker = site.receipts?.maker;
  if (!maker) return missingPage(visit);
  const page = await readWithinLimits(visit);
  recordEvidence('opened', visit, page, readActivation(visit.request.headers));
  // The press behind this link proved the cancel, even if the API no longer lists the booking.
  if (page.state === 'cancelled-by-proof' && record?.facts)
    return render(visit, maker, record.facts, undefined);
  if (page.state !== 'cancelled' || page.catchingUp) return seeOther(pathOf(locale));
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
  const isWanted = url.searchParams.get('words') !== 'no';
  const words = isWanted ? record?.words : undefined;
  return {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': pagePolicy(
        [stylesheet.hash, receiptStyle.hash],
        receiptScript.hash,
        'data:',
      ),
      'content-disposition': `inline; filename="receipt-${facts.booking}.html"`,
    },
    body: await renderReceipt(wording, maker, { facts, words, now, calendar, email }),
  };
}
