/** Reasons to choose from. Their wording is in `messages/`. */
export const cancelReasons = ['ill', 'time', 'changed-mind', 'found-other', 'mistake'] as const;
export type CancelReason = (typeof cancelReasons)[number];

/** What the customer typed and chose, as far as it can be sent, so that any page can show it again. */
export type CancelInput = {
  readonly comment: string;
  readonly reason: CancelReason | undefined;
};

export const emptyInput: CancelInput = { comment: '', reason: undefined };

export const formProblems = [
  'comment-too-long',
  /** Some of it cannot be sent, and was taken out. */
  'comment-altered',
  'comment-missing',
  'reason-missing',
] as const;
export type FormProblem = (typeof formProblems)[number];

/** What a company asks when a customer cancels. */
export type FormOptions = {
  readonly reasons: readonly CancelReason[];
  readonly reason: 'optional' | 'required';
  readonly comment: 'optional' | 'required' | 'off';
};

/** Whether a reason is required; never when there are none to choose from. */
export function isReasonRequired({ reason, reasons }: FormOptions): boolean {
  return reason === 'required' && reasons.length > 0;
}
