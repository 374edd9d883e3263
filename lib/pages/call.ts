import type { Answer } from '@/lib/http/answers';
import type { Site } from '@/lib/site';

/** What stands in the bracketed segments of a route's address. */
export type Params = Readonly<Record<string, string | string[] | undefined>>;

/** One request, and everything needed to answer it. */
export type Call = {
  readonly site: Site;
  readonly request: Request;
  readonly url: URL;
  readonly params: Params;
  /** Its id in every line of the log. */
  readonly requestId: string;
  /** What the visitor is counted under; undefined where the host cannot tell. */
  readonly address: string | undefined;
  /** The host name that the visitor asked. */
  readonly host: string | undefined;
  /** When the request arrived, milliseconds since 1970 UTC. */
  readonly now: number;
};

/** Answers a call. What it throws is our own fault and gets the page that claims nothing. */
export type Handler = (call: Call) => Promise<Answer> | Answer;

/** The text of one bracketed segment; empty when the route has none of that name. */
export function segment(params: Params, name: string): string {
  const value = params[name];
  return typeof value === 'string' ? value : '';
}
