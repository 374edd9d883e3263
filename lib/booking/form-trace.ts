import * as z from 'zod';
import { type InputSeen, inputSeen } from './press';

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
export const once = z
  .array(z.string())
  .length(1)
  .transform((all) => all[0]);
const mark = once.pipe(z.string().max(200)).optional().catch(undefined);

const fields = z.object({
  fingerprint: mark,
  token: mark,
  input: once.pipe(z.enum(inputSeen)).optional().catch(undefined),
});

/** Parses what our page put into a form. Never throws: malformed fields are undefined. */
export function parseTrace(posted: URLSearchParams): FormTrace {
  const { fingerprint, token, input } = fields.parse({
    fingerprint: posted.getAll('shown'),
    token: posted.getAll('token'),
    input: posted.getAll('input'),
  });
  return { fingerprint, token, inputSeen: input };
}
