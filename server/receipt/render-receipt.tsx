import { ReceiptBody, ReceiptHead } from '@/components/receipt-page';
import { receiptButtons, receiptSheet, sheetText, type ToConfirm } from './receipt-sheet';
import type { Wording } from '@/i18n/wording';
import type { SignedContent } from '@/lib/signed-receipt/content';
import { paperFacts, paperPayload } from '@/lib/signed-receipt/paper-code';
import { sitePath } from '@/lib/paths';
import { receiptScript, receiptStyle } from '@/lib/signed-receipt/page-assets';
import { fingerprintOf, parsePage, signatureMark } from '@/lib/signed-receipt/page-tree';
import { shortenClasses } from '@/server/pages/shorten-classes';
import type { ReceiptMaker } from '@/lib/signed-receipt/receipts';

// Next rejects a static import of react-dom/server in a route's graph; every bundler accepts this one.
const react = import('react-dom/server');

type Wanted = ToConfirm & {
  /** What was sent with the cancel, or entered; undefined when there is nothing or the customer leaves it out. */
  readonly words: string | undefined;
  /** When the receipt is made, milliseconds since 1970 UTC. */
  readonly now: number;
  /** An iCalendar file; undefined for a booking without a start, and for an attempt. */
  readonly calendar?: string | undefined;
  /** The company's address, to mail the receipt to. */
  readonly email?: string | undefined;
};

/**
 * Signs a receipt, of a cancel or of an attempt, and renders its page.
 *
 * @throws Error when our own verifier cannot parse the page
 */
export async function renderReceipt(
  wording: Wording,
  maker: ReceiptMaker,
  wanted: Wanted,
): Promise<string> {
  const { words, now, calendar, email } = wanted;
  const { issuer } = maker;
  const sheet = receiptSheet(wording, wanted, { madeAt: now, issuer });
  const made = { iss: issuer, iat: Math.floor(now / 1000) };
  const signed = {
    ...made,
    words,
    text: sheetText(sheet),
    buttons: receiptButtons(wording, { email, hasCalendar: calendar !== undefined }),
  };
  const isAttempt = 'attempt' in wanted;
  const content = isAttempt
    ? ({ v: 'attempt', ...signed, attempt: wanted.attempt } as const)
    : ({ v: 3, ...signed, facts: wanted.facts } as const);
  const code = await maker.signPaper(
    paperPayload(
      isAttempt
        ? { ...made, attempt: wanted.attempt }
        : { ...made, facts: paperFacts(wanted.facts) },
    ),
  );
  return signedPage(maker, content, {
    wording,
    state: isAttempt ? 'attempt' : 'receipt',
    sheet,
    // The QR code opens the verifier, with the facts signed on their own.
    codeAddress: `${issuer}${sitePath(wording.locale, 'verify')}?paper=${code}`,
    calendar,
    email,
  });
}

/** Everything that is signed but the page that it stands in. */
type Unsigned =
  | Omit<Extract<SignedContent, { v: 3 }>, 'page'>
  | Omit<Extract<SignedContent, { v: 'attempt' }>, 'page'>;

async function signedPage(
  { sign }: ReceiptMaker,
  content: Unsigned,
  shown: Omit<Parameters<typeof ReceiptBody>[0], 'jws' | 'text'>,
): Promise<string> {
  const parts = { ...shown, text: content.text };
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
