import * as z from 'zod';
import { momentTextForm } from './moment';
import { type FormTrace, parseTrace } from './form-trace';

/** What was posted to change a time. */
export type MoveSubmission = {
  /** The start that was chosen (`momentText`); undefined when none was. */
  readonly chosen: string | undefined;
  readonly trace: FormTrace;
};

const oneStart = z
  .array(z.string().regex(momentTextForm))
  .length(1)
  .transform(([start]) => start);

/** Parses the posted fields. Never throws: what is no choice counts as none. */
export function parseMoveSubmission(posted: URLSearchParams): MoveSubmission {
  // The field is called `time` in pages that are open.
  return { chosen: oneStart.safeParse(posted.getAll('time')).data, trace: parseTrace(posted) };
}
