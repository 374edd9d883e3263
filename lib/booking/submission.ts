import * as z from 'zod';
import { sendableText, withLineFeeds } from '../plain-text';
import {
  type CancelInput,
  cancelReasons,
  emptyInput,
  type FormOptions,
  type FormProblem,
  isReasonRequired,
} from './cancel-input';
import { isOverLimit } from './comment-limit';
import { momentTextForm } from './moment';
import { type InputSeen, inputSeen } from './press';

/** What a posted form says, of a cancel or of a change of time. */
export type Submission = {
  /** Whether it only asks to read the booking again. */
  readonly onlyRechecks: boolean;
  /** What was typed; empty in a change of time. */
  readonly input: CancelInput;
  /** The start that was chosen (`momentText`); undefined in a cancel, and where none was. */
  readonly chosen: string | undefined;
  readonly trace: FormTrace;
  readonly problem: FormProblem | undefined;
};

/** What a form says of its page and of how it was sent; nothing about the customer. */
export type FormTrace = {
  /** Fingerprint of the booking as shown; undefined when the form has none. */
  readonly fingerprint: string | undefined;
  /** Signed proof of when the page was made; undefined when the form has none. */
  readonly token: string | undefined;
  /** What the page's script saw of the press; undefined when it did not run. */
  readonly inputSeen: InputSeen | undefined;
};

/** A field that occurs once in a form. */
const once = z
  .array(z.string())
  .length(1)
  .transform((all) => all[0]);
const mark = once.pipe(z.string().max(200)).optional().catch(undefined);

/** The fields of both forms, by their names in pages that are open: `input` is what the page's script saw of the press. */
const fields = z.object({
  /** Only in a form that checks again: whatever it says, such a form only reads. */
  intent: z.array(z.string()),
  comment: z.array(z.string()).transform((all) => withLineFeeds(all[0] ?? '')),
  reason: once.pipe(z.enum(cancelReasons)).optional().catch(undefined),
  time: once.pipe(z.string().regex(momentTextForm)).optional().catch(undefined),
  shown: mark,
  token: mark,
  input: once.pipe(z.enum(inputSeen)).optional().catch(undefined),
});

const parseFields = (posted: URLSearchParams) =>
  fields.parse(
    Object.fromEntries(Object.keys(fields.shape).map((name) => [name, posted.getAll(name)])),
  );

const traceOf = ({ shown, token, input }: z.infer<typeof fields>): FormTrace => ({
  fingerprint: shown,
  token,
  inputSeen: input,
});

/**
 * Parses the form of a cancel. Never throws: an unknown reason counts as none; a comment over the
 * limit stays complete and is reported as the problem. A comment keeps the blanks at its ends. What
 * cannot be sent is taken out and reported, so that only what the customer saw is sent.
 */
export function parseCancelForm(posted: URLSearchParams): Submission {
  const parsed = parseFields(posted);
  const sendable = sendableText(parsed.comment);
  const comment = isBlank(sendable) ? '' : sendable;
  return {
    onlyRechecks: parsed.intent.length > 0,
    input: { comment, reason: parsed.reason },
    chosen: undefined,
    trace: traceOf(parsed),
    problem: problemWith(comment, sendable === parsed.comment),
  };
}

/** Parses the form of a change of time. Never throws: what is no choice counts as none. */
export function parseMoveForm(posted: URLSearchParams): Submission {
  const parsed = parseFields(posted);
  return {
    onlyRechecks: false,
    input: emptyInput,
    chosen: parsed.time,
    trace: traceOf(parsed),
    problem: undefined,
  };
}

function problemWith(comment: string, isAsTyped: boolean): FormProblem | undefined {
  if (isOverLimit(comment)) return 'comment-too-long';
  return isAsTyped ? undefined : 'comment-altered';
}

/** Whether a reader would see nothing. */
function isBlank(text: string): boolean {
  return /^[\s\p{Cf}]*$/u.test(text);
}

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
