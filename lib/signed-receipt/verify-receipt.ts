import { compactVerify, importJWK } from 'jose';
import { unquoted, wordsAround } from './compare-text';
import { type ReceiptContent, receiptContent } from './content';
import { findSignature } from './find-signature';
import { isFormerPage } from './former-page';
import type { PublicKey } from './keys';
import { fingerprintOf, parsePage, textsOf } from './page-tree';

/** What is true of something that claims to be a receipt. */
export type Verdict =
  | { readonly kind: 'genuine'; readonly content: ReceiptContent; readonly kid: string }
  /** A whole and genuine one, with words before or after it that are not part of it. */
  | {
      readonly kind: 'genuine-within';
      readonly content: ReceiptContent;
      readonly kid: string;
      readonly around: readonly string[];
    }
  | { readonly kind: 'not-a-receipt' }
  /** A signature that is cut short, or some of one. */
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'unknown-key'; readonly kid: string }
  /** The signature is not that of the content, or not written as we write it. */
  | { readonly kind: 'altered-signature' }
  | { readonly kind: 'key-not-in-force'; readonly kid: string; readonly content: ReceiptContent }
  /** Genuinely signed, and the text around it says something else. */
  | { readonly kind: 'altered-text'; readonly content: ReceiptContent }
  /** Genuinely signed, and the page around it is not the one that was served, whatever its text says. */
  | { readonly kind: 'altered-page'; readonly content: ReceiptContent };

/** How a submitted file looks when it is opened. */
export type Shown = 'as-page' | 'as-text';

/** Longest file that is looked at, in UTF-16 code units. */
const longestReceipt = 200_000;

/**
 * Verifies a saved page, a copy of its text, or the bare JWS, with nothing but the keys.
 *
 * @param shown a text that begins as a page does is read as one anyway
 */
export async function verifyReceipt(
  file: string,
  keys: readonly PublicKey[],
  shown: Shown = 'as-text',
): Promise<Verdict> {
  if (file.length > longestReceipt) return { kind: 'not-a-receipt' };
  if (isPage(file, shown)) return verify(file, keys, judgePage);
  const verdict = await verify(file, keys, judgeText);
  // As it is first: a line of the customer's own may begin like a quoted one.
  const without = unquoted(file);
  if (isGenuine(verdict) || verdict.kind === 'altered-page' || without === file) return verdict;
  return verify(without, keys, judgeQuotedText);
}

/** Whether a receipt can be relied on as it is shown with the verdict. */
export function isGenuine(
  verdict: Verdict,
): verdict is Extract<Verdict, { kind: 'genuine' | 'genuine-within' }> {
  return verdict.kind === 'genuine' || verdict.kind === 'genuine-within';
}

type Judge = (
  found: Extract<ReturnType<typeof findSignature>, { kind: 'whole' }>,
  content: ReceiptContent,
  file: string,
) => Verdict;

async function verify(file: string, keys: readonly PublicKey[], judge: Judge): Promise<Verdict> {
  const found = findSignature(file);
  switch (found.kind) {
    case 'none':
      return { kind: 'not-a-receipt' };
    case 'piece':
      return { kind: 'incomplete' };
    case 'altered':
      return { kind: 'altered-signature' };
    case 'whole': {
      const { jws, kid } = found;
      const key = keys.find((known) => known.kid === kid);
      if (!key) return { kind: 'unknown-key', kid };
      const content = await contentOf(jws, key);
      if (!content) return { kind: 'altered-signature' };
      if (content.iat < key.nbf || content.iat >= (key.exp ?? Infinity))
        return { kind: 'key-not-in-force', kid, content };
      return judge(found, content, file);
    }
  }
}

const judgeText: Judge = ({ before, after, kid }, content) =>
  verdictOn(
    wordsAround(before, after, { ...content, text: content.text.join('\n') }),
    kid,
    content,
  );

const judgeQuotedText: Judge = ({ before, after, kid }, content) =>
  verdictOn(
    wordsAround(before, after, { ...content, text: unquoted(content.text.join('\n')) }),
    kid,
    content,
  );

function verdictOn(
  around: readonly string[] | undefined,
  kid: string,
  content: ReceiptContent,
): Verdict {
  if (!around) return { kind: 'altered-text', content };
  if (around.length === 0) return { kind: 'genuine', content, kid };
  // Opened as a page it would show other words than its source.
  if (around.some(hasMarkup)) return { kind: 'altered-page', content };
  return { kind: 'genuine-within', content, kid, around };
}

/** A page is as it was served, or it is altered: what it shows depends on all that is in it. */
const judgePage: Judge = ({ jws, kid }, content, file) => {
  const page = parsePage(file.replace(/^\ufeff/, ''));
  if (!page) return { kind: 'altered-page', content };
  const isAsServed =
    content.v === 1 ? isFormerPage(page, jws, content) : fingerprintOf(page, jws) === content.page;
  if (isAsServed) return { kind: 'genuine', content, kid };
  const { title, body } = textsOf(page);
  const said = findSignature(body.join('\n'));
  const saysTheSame =
    title === content.text[0] &&
    said.kind === 'whole' &&
    judgeText(said, content, file).kind === 'genuine';
  return { kind: saysTheSame ? 'altered-page' : 'altered-text', content };
};

/** Whether a browser would take this for a page. */
function isPage(file: string, shown: Shown): boolean {
  return /^\s*<(?:!|\?|html)/i.test(file) || (shown === 'as-page' && /[<&]/.test(file));
}

/** Whether some of it would be markup to a browser; addresses in angle brackets, as mails have them, would not. */
function hasMarkup(text: string): boolean {
  const rest = text.replace(/<([^\s<>"']+)>/g, (whole, inside: string) =>
    /^(?:https?:\/\/|mailto:|tel:)/i.test(inside) || (inside.includes('@') && !/[/=]/.test(inside))
      ? ''
      : whole,
  );
  return /<[a-z!/?]/i.test(rest);
}

async function contentOf(jws: string, key: PublicKey): Promise<ReceiptContent | undefined> {
  // The last letter of a signature can be written in sixteen ways; one of them is ours.
  const isAsWritten = jws
    .split('.')
    .every((part) => Buffer.from(part, 'base64url').toString('base64url') === part);
  if (!isAsWritten) return undefined;
  try {
    const { payload } = await compactVerify(jws, await importJWK(key, 'EdDSA'), {
      algorithms: ['EdDSA'],
    });
    return receiptContent.parse(JSON.parse(new TextDecoder().decode(payload)));
  } catch {
    return undefined;
  }
}
