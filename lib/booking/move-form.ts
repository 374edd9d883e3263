import * as z from 'zod';
import { momentTextForm } from './moment';
import { type FormTrace, parseTrace } from './form-trace';

/** What was posted to change a time. */
export type MoveSubmission = {
  /** The start that was chosen (`momentText`); undefined when none was. */
  readonly time: string | undefined;
  readonly trace: FormTrace;
};

const chosen = z
  .array(z.string().regex(momentTextForm))
  .length(1)
  .transform(([time]) => time);

/** Parses the posted fields. Never throws: what is no choice counts as none. */
export function parseMoveSubmission(posted: URLSearchParams): MoveSubmission {
  return { time: chosen.safeParse(posted.getAll('time')).data, trace: parseTrace(posted) };
}
