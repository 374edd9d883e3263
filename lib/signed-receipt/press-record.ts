import * as z from 'zod';
import { receiptFacts } from './facts';

/** What was true when the cancel of a press was proved, and what went with it. */
export const pressRecord = z.union([
  z.strictObject({
    /** Undefined where the API's answers contradict each other, and without a receipt key. */
    facts: receiptFacts.optional(),
    /** The words that were sent, exactly; undefined where there were none. */
    words: z.string().optional(),
  }),
  /** As it was made before: of what was sent it holds the comment, but the reason in no language. */
  z
    .strictObject({ facts: receiptFacts, comment: z.string(), reason: z.string().optional() })
    .transform(({ facts, comment }) => ({ facts, words: comment || undefined })),
]);
export type PressRecord = z.infer<typeof pressRecord>;
