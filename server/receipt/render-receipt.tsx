import { ReceiptBody, ReceiptHead } from '@/components/receipt-page';
import { receiptButtons, receiptSheet, sheetText } from './receipt-sheet';
import type { Wording } from '@/i18n/wording';
import type { ReceiptContent } from '@/lib/signed-receipt/content';
import type { ReceiptFacts } from '@/lib/signed-receipt/facts';
import { paperPayload } from '@/lib/signed-receipt/paper-code';
import { sitePath } from '@/lib/paths';
import { receiptScript, receiptStyle } from '@/lib/signed-receipt/page-assets';
import { fingerprintOf, parsePage, signatureMark } from '@/lib/signed-receipt/page-tree';
import { shortenClasses } from '@/server/pages/shorten-classes';
import type { ReceiptMaker } from '@/lib/signed-receipt/receipts';

// Next rejects a static import of react-dom/server in a route's graph; every bundler accepts this one.
const react = import('react-dom/server');

type Wanted = {
  readonly facts: ReceiptFacts;
  /** What was sent with the cancel; undefined when there is nothing or the customer leaves it out. */
  readonly words: string | undefined;
  /** When the receipt is made, milliseconds since 1970 UTC. */
  readonly now: number;
  /** An iCalendar file; undefined for a booking without a start. */
  readonly calendar: string | undefined;
  /** The company's address, to mail the receipt to. */
  readonly email: string | undefined;
};

/**
 * Signs a receipt and renders its page.
 *
 * @throws Error when our own verifier cannot parse the page
 */
export async function renderReceipt(
  wording: Wording,
  { issuer, sign, signPaper }: ReceiptMaker,
  { facts, words, now, calendar, email }: Wanted,
): Promise<string> {
  const sheet = receiptSheet(wording, facts, { words, madeAt: now, issuer });
  const iat = Math.floor(now / 1000);
  const content = {
    v: 3,
    iss: issuer,
    iat,
    facts,
    ...(words !== undefined && { words }),
    text: sheetText(sheet),
    buttons: receiptButtons(wording, { email, hasCalendar: calendar !== undefined }),
  } as const satisfies Omit<Extract<ReceiptContent, { v: 3 }>, 'page'>;
  const code = await signPaper(paperPayload(issuer, iat, facts));
  const codeAddress = `${issuer}${sitePath(wording.locale, 'verify')}?paper=${code}`;
  const parts = { wording, sheet, text: content.text, codeAddress, calendar, email };
  // The signature covers the page that it is embedded in.
  const unsigned = parsePage(await pageOf({ ...parts, jws: signatureMark }));
  if (!unsigned) throw new Error('A receipt whose page cannot be parsed');
  const jws = await sign({ ...content, page: fingerprintOf(unsigned, signatureMark) });
  return pageOf({ ...parts, jws });
}

async function pageOf(parts: Parameters<typeof ReceiptBody>[0]): Promise<string> {
  const { renderToStaticMarkup } = await react;
  const { locale, dir } = parts.wording;
  const head = renderToStaticMarkup(<ReceiptHead {...parts} />);
  const style = `<style>${receiptStyle.css}</style>`;
  const body = shortenClasses(renderToStaticMarkup(<ReceiptBody {...parts} />));
  const script = `<script>${receiptScript.code}</script>`;
  const start = `<!DOCTYPE html><html lang="${locale}" dir="${dir}">`;
  return `${start}<head>${head}${style}</head><body>${body}${script}</body></html>`;
}
