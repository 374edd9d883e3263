import * as z from 'zod';
import { plainText } from '../plain-text';
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

export type FormProblem = 'comment-too-long' | 'comment-missing' | 'reason-missing';

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
  comment: z.array(z.string()).transform((all) => plainText(all[0] ?? '').trim()),
  reason: once.pipe(z.enum(cancelReasons)).optional().catch(undefined),
});

/**
 * Parses the posted fields. Never throws: an unknown reason counts as none, and a comment over
 * the limit is kept in full and named as the problem.
 */
export function parseSubmission(posted: URLSearchParams): Submission {
  const { intent, comment, reason } = fields.parse({
    intent: posted.getAll('intent'),
    comment: posted.getAll('comment'),
    reason: posted.getAll('reason'),
  });
  return {
    intent,
    form: { comment, reason },
    trace: parseTrace(posted),
    problem: isTooLong(comment) ? 'comment-too-long' : undefined,
  };
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
