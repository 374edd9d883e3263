import * as z from 'zod';
import { attemptFacts } from './attempt';
import { formerFacts, receiptFacts } from './facts';

const contentOfAll = z.strictObject({
  /** Who signs: the site's public address. */
  iss: z.string(),
  /** When it was made, seconds since 1970 UTC. */
  iat: z.number().int(),
  /** The words that were sent with the cancel, exactly; absent where the customer leaves them out. */
  words: z.string().optional(),
  /** The text of the receipt, line by line: a copy is compared with it, whatever our wording is then. */
  text: z.array(z.string()),
  /** Names of the page's buttons. A copy of the text may contain them. */
  buttons: z.array(z.string()),
});

/** What is signed of a cancel. `v` rises when an older verifier would misread the content. */
export const receiptContent = z.discriminatedUnion('v', [
  /** The customer's words are unmarked lines of its text. No longer made. */
  contentOfAll.extend({ v: z.literal(1), facts: formerFacts }),
  /** Each line of the customer's words begins with `wordsMark`. No longer made. */
  contentOfAll.extend({
    v: z.literal(2),
    facts: formerFacts,
    /** The fingerprint of its page, signature apart (lib/signed-receipt/page-tree.ts). */
    page: z.string(),
  }),
  /** Begins with the company as a letterhead, and states more of the booking. */
  contentOfAll.extend({ v: z.literal(3), facts: receiptFacts, page: z.string() }),
]);

/** What is signed of an attempt; its words are what was entered. */
const attemptContent = contentOfAll.extend({
  v: z.literal('attempt'),
  attempt: attemptFacts,
  page: z.string(),
});

export const signedContent = z.discriminatedUnion('v', [...receiptContent.options, attemptContent]);

/** The type in the header of a signature over this content. */
export function typeOf({ v }: Pick<SignedContent, 'v'>): string {
  return v === 'attempt' ? 'cancellation-attempt' : 'cancellation-receipt';
}

/** Begins each line of the customer's own words, in every language. */
const wordsMark = '|';

/** Marks every line of a customer's words, so that none of them reads like a fact. */
export function markWords(words: string): string {
  return words
    .split(/\r\n|[\n\v\f\r\u0085\u2028\u2029]/)
    .map((line) => `${wordsMark} ${line}`.trimEnd())
    .join('\n');
}

/** What was signed, line by line, with the customer's words marked in every version. */
export function shownText({ v, text, words }: SignedContent): readonly string[] {
  // In version 1 the words stood before the time of the receipt and the line that says where to check it.
  return v === 1 && words !== undefined && text.at(-4) === words
    ? text.with(-4, markWords(words))
    : text;
}

export type ReceiptContent = z.infer<typeof receiptContent>;
export type SignedContent = z.infer<typeof signedContent>;
