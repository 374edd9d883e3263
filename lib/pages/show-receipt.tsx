import { ReceiptBody, ReceiptHead } from '@/components/receipt-page';
import { receiptButtons, receiptRows, receiptText } from '@/components/receipt-text';
import { stylesheet } from '@/generated/assets';
import { type View, viewOf } from '@/i18n/view';
import type { Booking } from '@/lib/booking/booking';
import { calendarFile } from '@/lib/booking/calendar';
import { type Moment, momentOfInstant } from '@/lib/booking/moment';
import { wasOwnPress } from '@/lib/booking/receipt';
import { applyBranding } from '@/lib/branding/apply-branding';
import { readActivation } from '@/lib/http/activation';
import { type Answer, seeOther } from '@/lib/http/answers';
import { pagePolicy } from '@/lib/http/security-headers';
import { type ReceiptContent, receiptFacts } from '@/lib/signed-receipt/content';
import { receiptScript, receiptStyle } from '@/lib/signed-receipt/page-assets';
import type { Receipts } from '@/lib/signed-receipt/receipts';
import { missingPage } from './missing-page';
import { readBehindLink } from './open-link';
import { recordEvidence } from './record-evidence';
import type { Visit } from './visit';
import { withVisit } from './with-visit';

// Next refuses a static import of react-dom/server in a route's graph; every bundler takes this one.
const react = import('react-dom/server');

/** A signed receipt of a cancelled booking, as a page that stands alone. Any other booking is shown as what it is. */
export const showReceipt = withVisit(async (visit) => {
  const { site, host, locale, pathOf } = visit;
  if (!site.receipts) return missingPage(visit);
  const page = await readBehindLink(visit);
  recordEvidence('opened', visit, page, readActivation(visit.request.headers));
  if (page.state !== 'cancelled' || page.catchingUp) return seeOther(pathOf(locale));
  const branding = site.brandingFor(host, page.booking.company.id);
  return render(visit, site.receipts, applyBranding(page.booking, branding));
});

async function render(
  { site, locale, now, receipt }: Visit,
  receipts: Receipts,
  booking: Booking,
): Promise<Answer> {
  const { renderToStaticMarkup } = await react;
  const view = await viewOf(locale);
  const { content, rows } = contentOf(
    view,
    receipts,
    booking,
    seenAt(booking, receipt?.at, now),
    now,
  );
  const jws = await receipts.sign(content);
  const calendar = calendarFile(booking, {
    title: view.t('booking.heading'),
    uid: site.calendarUid,
    now,
  });
  const parts = { view, content, rows, jws, calendar, email: booking.company.email };
  const head = renderToStaticMarkup(<ReceiptHead {...parts} />);
  const style = `<style>${receiptStyle.css}</style>`;
  const body = renderToStaticMarkup(<ReceiptBody {...parts} />);
  const script = `<script>${receiptScript.code}</script>`;
  const start = `<!DOCTYPE html><html lang="${locale}" dir="${view.dir}">`;
  const html = `${start}<head>${head}${style}</head><body>${body}${script}</body></html>`;
  return {
    status: 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': pagePolicy(
        [stylesheet.hash, receiptStyle.hash],
        receiptScript.hash,
      ),
      'content-disposition': `inline; filename="receipt-${booking.id}.html"`,
    },
    body: html,
  };
}

function contentOf(view: View, { issuer }: Receipts, booking: Booking, seen: Moment, now: number) {
  const facts = receiptFacts(booking, seen);
  const rows = receiptRows(view, facts, now);
  const content: ReceiptContent = {
    v: 1,
    iss: issuer,
    iat: Math.floor(now / 1000),
    facts,
    text: receiptText(view, rows, issuer),
    buttons: receiptButtons(view, booking),
  };
  return { content, rows };
}

/** When our clock first saw the API say so: at the press that this link's own proof tells of, or now. */
function seenAt({ company, cancelledOn }: Booking, pressed: number | undefined, now: number) {
  const own = pressed !== undefined && wasOwnPress({ at: pressed, wall: '' }, cancelledOn);
  return momentOfInstant(own ? pressed : now, company.timeZone ?? 'UTC');
}
