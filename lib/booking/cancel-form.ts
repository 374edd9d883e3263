import * as z from 'zod';
import { sendableText, withLineFeeds } from '../plain-text';
import { isTooLong } from './comment-limit';
import { type FormTrace, once, parseTrace } from './form-trace';

/** Why a customer cancels, as choices to tap. The words for them are in `messages/`. */
export const cancelReasons = ['ill', 'time', 'changed-mind', 'found-other', 'mistake'] as const;
export type CancelReason = (typeof cancelReasons)[number];

/** What the customer typed and chose, kept as it was so that any page can show it again. */
export type CancelForm = {
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

/** `recheck` asks what is true now and cancels nothing. */
type Intent = 'cancel' | 'recheck';

export type Submission = {
  readonly intent: Intent;
  readonly form: CancelForm;
  readonly trace: FormTrace;
  readonly problem: FormProblem | undefined;
};

export const emptyForm: CancelForm = { comment: '', reason: undefined };

const fields = z.object({
  intent: z.array(z.string()).transform((all): Intent => (all.length === 0 ? 'cancel' : 'recheck')),
  comment: z.array(z.string()).transform((all) => withLineFeeds(all[0] ?? '')),
  reason: once.pipe(z.enum(cancelReasons)).optional().catch(undefined),
});

/**
 * Parses the posted fields. Never throws: an unknown reason counts as none, and a comment over
 * the limit is kept in full and named as the problem. A comment is what was typed, blanks at its ends too;
 * what of it cannot be sent is taken out, and that is a problem, so that nothing else is sent than what the
 * customer saw.
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
    form: { comment, reason },
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

/** What a company asks of those who cancel. */
export type FormOptions = {
  readonly reasons: readonly CancelReason[];
  readonly reason: 'optional' | 'required';
  readonly comment: 'optional' | 'required' | 'off';
};

/** The submission as the company's form could have sent it, and what is still missing from it. */
export function applyFormOptions(submission: Submission, options: FormOptions): Submission {
  const { reasons, comment } = options;
  const { form, problem } = submission;
  const asked: CancelForm = {
    comment: comment === 'off' ? '' : form.comment,
    reason: form.reason && reasons.includes(form.reason) ? form.reason : undefined,
  };
  return {
    ...submission,
    form: asked,
    problem: (comment === 'off' ? undefined : problem) ?? missingFrom(asked, options),
  };
}

function missingFrom(
  { reason, comment }: CancelForm,
  options: FormOptions,
): FormProblem | undefined {
  if (isReasonRequired(options) && reason === undefined) return 'reason-missing';
  return options.comment === 'required' && comment === '' ? 'comment-missing' : undefined;
}

/** Whether a reason must be chosen; not where there is none to choose from. */
export function isReasonRequired({ reason, reasons }: FormOptions): boolean {
  return reason === 'required' && reasons.length > 0;
}
