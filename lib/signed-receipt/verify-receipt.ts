import { compactVerify, importJWK } from 'jose';
import { unquoted, withoutPageNumbers, wordsAround } from './compare-text';
import { signedContent, type SignedContent, typeOf } from './content';
import { findSignature } from './find-signature';
import { isFormerPage } from './former-page';
import type { PublicKey } from './keys';
import { fingerprintOf, parsePage, textsOf } from './page-tree';

/** The result of verifying a text or a page. */
export type Verdict =
  | { readonly kind: 'genuine'; readonly content: SignedContent; readonly kid: string }
  /** A complete and genuine receipt, with words around it that are no part of it. */
  | {
      readonly kind: 'genuine-within';
      readonly content: SignedContent;
      readonly kid: string;
      readonly around: readonly string[];
    }
  | { readonly kind: 'not-a-receipt' }
  /** Only a part of a signature was found. */
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'unknown-key'; readonly kid: string }
  /** The signature does not match the content, or is encoded in another way than ours. */
  | { readonly kind: 'altered-signature' }
  | { readonly kind: 'key-not-in-force'; readonly kid: string; readonly content: SignedContent }
  /** Genuinely signed, but the text differs from what was signed. */
  | { readonly kind: 'altered-text'; readonly content: SignedContent }
  /** Genuinely signed, but the page differs from the one that was served, even if its text does not. */
  | { readonly kind: 'altered-page'; readonly content: SignedContent };

/** How a browser would show a submitted file. */
export type Shown = 'as-page' | 'as-text';

/** Longest file that is verified, in UTF-16 code units. */
const longestReceipt = 200_000;

/**
 * Verifies a saved page, a copy of its text, or the bare JWS. Needs only the keys.
 *
 * @param shown how a browser would show it; what begins like a page is always verified as a page
 */
export async function verifyReceipt(
  file: string,
  keys: readonly PublicKey[],
  shown: Shown = 'as-text',
): Promise<Verdict> {
  if (file.length > longestReceipt) return { kind: 'not-a-receipt' };
  if (isPage(file, shown)) return verify(file, keys, judgePage);
  return verifyText(file, keys);
}

/** Tries a text as it is, then without the marks of a quoted mail, then without the page numbers of a PDF. */
async function verifyText(file: string, keys: readonly PublicKey[]): Promise<Verdict> {
  const asIs = await verify(file, keys, judgeText);
  if (isGenuine(asIs) || asIs.kind === 'altered-page') return asIs;
  const quoteless = unquoted(file);
  const verdict = quoteless === file ? asIs : await verify(quoteless, keys, judgeQuotedText);
  if (isGenuine(verdict)) return verdict;
  const { text, numbers } = withoutPageNumbers(quoteless);
  if (numbers.length === 0) return verdict;
  const unnumbered = await verify(text, keys, judgeQuotedText);
  if (!isGenuine(unnumbered)) return verdict;
  const around = unnumbered.kind === 'genuine' ? [] : unnumbered.around;
  return { ...unnumbered, kind: 'genuine-within', around: [...around, ...numbers] };
}

/** Whether the receipt is genuine as the verdict shows it. */
export function isGenuine<Any extends { readonly kind: string }>(
  verdict: Any,
): verdict is Extract<Any, { kind: 'genuine' | 'genuine-within' }> {
  return verdict.kind === 'genuine' || verdict.kind === 'genuine-within';
}

type Judge = (
  found: Extract<ReturnType<typeof findSignature>, { kind: 'whole' }>,
  content: SignedContent,
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
  content: SignedContent,
): Verdict {
  if (!around) return { kind: 'altered-text', content };
  if (around.length === 0) return { kind: 'genuine', content, kid };
  // Opened as a page, the text would show other words than its source.
  if (around.some(hasMarkup)) return { kind: 'altered-page', content };
  return { kind: 'genuine-within', content, kid, around };
}

/** A page is genuine only as it was served: every part of it can change what it shows. */
const judgePage: Judge = ({ jws, kid }, content, file) => {
  const page = parsePage(file.replace(/^\ufeff/, ''));
  if (!page) return { kind: 'altered-page', content };
  const isAsServed =
    content.v === 1 ? isFormerPage(page, jws, content) : fingerprintOf(page, jws) === content.page;
  if (isAsServed) return { kind: 'genuine', content, kid };
  const { title, body } = textsOf(page);
  const said = findSignature(body.join('\n'));
  const saysTheSame =
    content.text.includes(title) &&
    said.kind === 'whole' &&
    judgeText(said, content, file).kind === 'genuine';
  return { kind: saysTheSame ? 'altered-page' : 'altered-text', content };
};

/** Whether a browser would take this for a page. */
export function isPage(file: string, shown: Shown): boolean {
  return /^\s*<(?:!|\?|html)/i.test(file) || (shown === 'as-page' && /[<&]/.test(file));
}

/** Whether a browser would read markup in it. Mail and web addresses in angle brackets are none. */
function hasMarkup(text: string): boolean {
  const rest = text.replace(/<([^\s<>"']+)>/g, (whole, inside: string) =>
    /^(?:https?:\/\/|mailto:|tel:)/i.test(inside) || (inside.includes('@') && !/[/=]/.test(inside))
      ? ''
      : whole,
  );
  return /<[a-z!/?]/i.test(rest);
}

async function contentOf(jws: string, key: PublicKey): Promise<SignedContent | undefined> {
  // The last letter of a signature can be encoded in sixteen ways; only one is canonical.
  const isAsWritten = jws
    .split('.')
    .every((part) => Buffer.from(part, 'base64url').toString('base64url') === part);
  if (!isAsWritten) return undefined;
  try {
    const { payload, protectedHeader } = await compactVerify(jws, await importJWK(key, 'EdDSA'), {
      algorithms: ['EdDSA'],
    });
    const content = signedContent.parse(JSON.parse(new TextDecoder().decode(payload)));
    return protectedHeader.typ === typeOf(content) ? content : undefined;
  } catch {
    return undefined;
  }
}
