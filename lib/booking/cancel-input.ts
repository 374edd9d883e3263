import * as z from 'zod';
import { sendableText, withLineFeeds } from '../plain-text';
import { isTooLong } from './comment-limit';
import { type FormTrace, once, parseTrace } from './form-trace';

/** Reasons to choose from. Their wording is in `messages/`. */
export const cancelReasons = ['ill', 'time', 'changed-mind', 'found-other', 'mistake'] as const;
export type CancelReason = (typeof cancelReasons)[number];

/** What the customer typed and chose, as far as it can be sent, so that any page can show it again. */
export type CancelInput = {
  readonly comment: string;
  readonly reason: CancelReason | undefined;
};

export const formProblems = [
  'comment-too-long',
  /** Some of it cannot be sent, and was taken out. */
  'comment-altered',
  'comment-missing',
  'reason-missing',
] as const;
export type FormProblem = (typeof formProblems)[number];

/** `recheck` reads the booking again and cancels nothing. */
type Intent = 'cancel' | 'recheck';

export type Submission = {
  readonly intent: Intent;
  readonly input: CancelInput;
  readonly trace: FormTrace;
  readonly problem: FormProblem | undefined;
};

export const emptyInput: CancelInput = { comment: '', reason: undefined };

const fields = z.object({
  intent: z.array(z.string()).transform((all): Intent => (all.length === 0 ? 'cancel' : 'recheck')),
  comment: z.array(z.string()).transform((all) => withLineFeeds(all[0] ?? '')),
  reason: once.pipe(z.enum(cancelReasons)).optional().catch(undefined),
});

/**
 * Parses the posted fields. Never throws: an unknown reason counts as none; a comment over the
 * limit stays complete and is reported as the problem. A comment keeps the blanks at its ends. What
 * cannot be sent is taken out and reported, so that only what the customer saw is sent.
 */
export function parseSubmission(posted: URLSearchParams): Submission {
  const {
    intent,
    comment: typed,
    reason,
  } = fields.parse({
    intent: posted.getAll('intent'),
    comment: posted.getAll('comment'),
    reason: posted.getAll('reason'),
  });
  const sendable = sendableText(typed);
  const comment = isBlank(sendable) ? '' : sendable;
  return {
    intent,
    input: { comment, reason },
    trace: parseTrace(posted),
    problem: problemWith(comment, sendable === typed),
  };
}

function problemWith(comment: string, isAsTyped: boolean): FormProblem | undefined {
  if (isTooLong(comment)) return 'comment-too-long';
  return isAsTyped ? undefined : 'comment-altered';
}

/** Whether a reader would see nothing. */
function isBlank(text: string): boolean {
  return /^[\s\p{Cf}]*$/u.test(text);
}

/** What a company asks when a customer cancels. */
export type FormOptions = {
  readonly reasons: readonly CancelReason[];
  readonly reason: 'optional' | 'required';
  readonly comment: 'optional' | 'required' | 'off';
};

/** Limits a submission to what the company's form offers, and finds what is still missing. */
export function applyFormOptions(submission: Submission, options: FormOptions): Submission {
  const { reasons, comment } = options;
  const { input, problem } = submission;
  const asked: CancelInput = {
    comment: comment === 'off' ? '' : input.comment,
    reason: input.reason && reasons.includes(input.reason) ? input.reason : undefined,
  };
  return {
    ...submission,
    input: asked,
    problem: (comment === 'off' ? undefined : problem) ?? missingFrom(asked, options),
  };
}

function missingFrom(
  { reason, comment }: CancelInput,
  options: FormOptions,
): FormProblem | undefined {
  if (isReasonRequired(options) && reason === undefined) return 'reason-missing';
  return options.comment === 'required' && comment === '' ? 'comment-missing' : undefined;
}

/** Whether a reason is required; never when there are none to choose from. */
export function isReasonRequired({ reason, reasons }: FormOptions): boolean {
  return reason === 'required' && reasons.length > 0;
}
