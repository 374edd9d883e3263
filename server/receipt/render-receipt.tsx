import { ReceiptBody, ReceiptHead } from '@/components/receipt-page';
import { attemptSheet, receiptButtons, receiptSheet, sheetText } from './receipt-sheet';
import type { Wording } from '@/i18n/wording';
import type { ShownCompany } from '@/lib/booking/booking';
import type { AttemptFacts } from '@/lib/signed-receipt/attempt';
import type { SignedContent } from '@/lib/signed-receipt/content';
import type { ReceiptFacts } from '@/lib/signed-receipt/facts';
import { type PaperContent, paperFacts, paperPayload } from '@/lib/signed-receipt/paper-code';
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

type WantedAttempt = Pick<Wanted, 'words' | 'now'> & {
  readonly facts: AttemptFacts;
  /** As far as it is known: the booking may never have been read here. */
  readonly company: ShownCompany;
};

/**
 * Signs a receipt and renders its page.
 *
 * @throws Error when our own verifier cannot parse the page
 */
export async function renderReceipt(
  wording: Wording,
  maker: ReceiptMaker,
  { facts, words, now, calendar, email }: Wanted,
): Promise<string> {
  const sheet = receiptSheet(wording, facts, { words, madeAt: now, issuer: maker.issuer });
  const iat = Math.floor(now / 1000);
  const content = {
    v: 3,
    iss: maker.issuer,
    iat,
    facts,
    ...(words !== undefined && { words }),
    text: sheetText(sheet),
    buttons: receiptButtons(wording, { email, hasCalendar: calendar !== undefined }),
  } as const;
  const codeAddress = await codeAddressOf(wording, maker, { iat, facts: paperFacts(facts) });
  const shown = { wording, state: 'receipt', sheet, codeAddress, calendar, email } as const;
  return signedPage(maker, content, shown);
}

/**
 * Signs a confirmation of an attempt and renders its page.
 *
 * @param words what was entered; undefined where nothing was, or it is not known what was sent
 * @throws Error when our own verifier cannot parse the page
 */
export async function renderAttempt(
  wording: Wording,
  maker: ReceiptMaker,
  { facts, company, words, now }: WantedAttempt,
): Promise<string> {
  const sheet = attemptSheet(wording, facts, company, {
    words,
    madeAt: now,
    issuer: maker.issuer,
  });
  const iat = Math.floor(now / 1000);
  const content = {
    v: 'attempt',
    iss: maker.issuer,
    iat,
    attempt: facts,
    ...(words !== undefined && { words }),
    text: sheetText(sheet),
    buttons: receiptButtons(wording, { email: undefined, hasCalendar: false }),
  } as const;
  const codeAddress = await codeAddressOf(wording, maker, { iat, attempt: facts });
  const nothing = { calendar: undefined, email: undefined };
  return signedPage(maker, content, { wording, state: 'attempt', sheet, codeAddress, ...nothing });
}

/** What the QR code opens: the verifier, with the facts signed on their own. */
async function codeAddressOf(
  { locale }: Wording,
  { issuer, signPaper }: ReceiptMaker,
  stated: { readonly iat: number } & (
    | Pick<Extract<PaperContent, { facts: unknown }>, 'facts'>
    | Pick<Extract<PaperContent, { attempt: unknown }>, 'attempt'>
  ),
): Promise<string> {
  const code = await signPaper(paperPayload({ iss: issuer, ...stated }));
  return `${issuer}${sitePath(locale, 'verify')}?paper=${code}`;
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
