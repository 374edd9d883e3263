/**
 * A handler's answer, before it becomes a `Response`. It gets the strict headers of
 * `security-headers.ts` unless it sets another value.
 */
export type Answer = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: string | Uint8Array<ArrayBuffer> | Html | undefined;
};

/**
 * A document in three parts. The start is the same for all pages in a language, and the end for all
 * pages, so that a host can compress both once.
 */
export type Html = { readonly start: string; readonly rest: string; readonly end: string };

/** Redirects the browser with GET. `location` is a path on this site. */
export function seeOther(location: string): Answer {
  return { status: 303, headers: { location } };
}

/** A short plain-text answer for machines. */
export function plain(status: number, text: string, headers: Answer['headers'] = {}): Answer {
  return {
    status,
    headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' },
    body: `${text}\n`,
  };
}
