import type { Answer } from '@/lib/http/answers';
import type { Site } from './site';

/** The values of the bracketed segments of a route's path. */
export type Params = Readonly<Record<string, string | string[] | undefined>>;

/** One request, and everything needed to answer it. */
export type RequestContext = {
  readonly site: Site;
  readonly request: Request;
  readonly url: URL;
  readonly params: Params;
  /** Identifies the request in every log line. */
  readonly requestId: string;
  /** The client address for the limits; undefined when the host does not know it. */
  readonly clientAddress: string | undefined;
  /** The host name in the request. */
  readonly host: string | undefined;
  /** When the request arrived, milliseconds since 1970 UTC. */
  readonly now: number;
};

/** Answers a request. Any error that it throws becomes the error page. */
export type Handler = (context: RequestContext) => Promise<Answer> | Answer;

/** The text of one bracketed segment; empty when the route has no such segment. */
export function segment(params: Params, name: string): string {
  const value = params[name];
  return typeof value === 'string' ? value : '';
}
