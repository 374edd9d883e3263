import { ReceiptBody, ReceiptHead } from '@/components/receipt-page';
import { receiptButtons, receiptRows, receiptText } from '@/components/receipt-text';
import { stylesheet } from '@/generated/assets';
import { viewOf } from '@/i18n/view';
import { readMails } from '@/lib/booking/mails';
import type { Booking } from '@/lib/booking/booking';
import { calendarFile } from '@/lib/booking/calendar';
import { momentOfInstant } from '@/lib/booking/moment';
import { wasOwnPress } from '@/lib/booking/receipt';
import { applyBranding } from '@/lib/branding/apply-branding';
import { readActivation } from '@/lib/http/activation';
import { type Answer, seeOther } from '@/lib/http/answers';
import { pagePolicy } from '@/lib/http/security-headers';
import { factsOf, type ReceiptContent, type ReceiptFacts } from '@/lib/signed-receipt/content';
import { receiptScript, receiptStyle } from '@/lib/signed-receipt/page-assets';
import type { ReceiptMaker } from '@/lib/signed-receipt/receipts';
import { missingPage } from './missing-page';
import { readBehindLink } from './open-link';
import { recordEvidence } from './record-evidence';
import type { Visit } from './visit';
import { withVisit } from './with-visit';
import { worded } from './worded';

// Next refuses a static import of react-dom/server in a route's graph; every bundler takes this one.
const react = import('react-dom/server');

/**
 * A signed receipt of a cancelled booking, as a page that stands alone. Any other booking is shown as
 * what it is. `words=no` leaves out what the customer wrote.
 */
export const showReceipt = withVisit(async (visit) => {
  const { site, host, locale, pathOf, record } = visit;
  const maker = site.receipts?.maker;
  if (!maker) return missingPage(visit);
  const page = await readBehindLink(visit);
  recordEvidence('opened', visit, page, readActivation(visit.request.headers));
  // The press that its link tells of proved this much, whatever became of the booking's entry.
  if (page.state === 'cancelled-by-receipt' && record)
    return render(visit, maker, record.facts, undefined);
  if (page.state !== 'cancelled' || page.catchingUp) return seeOther(pathOf(locale));
  const branding = site.brandingFor(host, page.booking.company.id);
  const booking = applyBranding(page.booking, branding);
  return render(visit, maker, factsFor(visit, booking), booking);
});

/** Those that the press saw where it sent the cancel; else those of now. */
function factsFor({ receipt, record, now }: Visit, booking: Booking): ReceiptFacts {
  if (receipt && record) return record.facts;
  const own = receipt !== undefined && wasOwnPress(receipt, booking.cancelledOn);
  const zone = booking.company.timeZone ?? 'UTC';
  return factsOf(booking, momentOfInstant(own ? receipt.at : now, zone), 'receipt');
}

async function render(
  { site, locale, now, record, url }: Visit,
  { issuer, sign }: ReceiptMaker,
  facts: ReceiptFacts,
  booking: Booking | undefined,
): Promise<Answer> {
  const { renderToStaticMarkup } = await react;
  const view = await viewOf(locale);
  const title = view.t('booking.heading');
  const calendar = booking && calendarFile(booking, { title, uid: site.calendarUid, now });
  const [email] = readMails(booking?.company.email ?? '');
  const isWanted = url.searchParams.get('words') !== 'no';
  const words = (record && isWanted && worded(view, record.form)) || undefined;
  const rows = receiptRows(view, facts, words, now);
  const content: ReceiptContent = {
    v: 1,
    iss: issuer,
    iat: Math.floor(now / 1000),
    facts,
    ...(words !== undefined && { words }),
    text: receiptText(view, rows, issuer),
    buttons: receiptButtons(view, { email, hasCalendar: calendar !== undefined }),
  };
  const parts = { view, content, rows, jws: await sign(content), calendar, email };
  const head = renderToStaticMarkup(<ReceiptHead {...parts} />);
  const style = `<style>${receiptStyle.css}</style>`;
  const body = renderToStaticMarkup(<ReceiptBody {...parts} />);
  const script = `<script>${receiptScript.code}</script>`;
  const start = `<!DOCTYPE html><html lang="${locale}" dir="${view.dir}">`;
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
    body: `${start}<head>${head}${style}</head><body>${body}${script}</body></html>`,
  };
}
