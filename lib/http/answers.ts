/**
 * What a handler answers, before it becomes a `Response`. Every answer gets the strict headers of
 * `security-headers.ts` unless it names another value.
 */
export type Answer = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: string | Uint8Array<ArrayBuffer> | Html | undefined;
};

/**
 * A document in three parts. The start is the same for every page in a language and the end for
 * every page, so that a host can compress both once.
 */
export type Html = { readonly start: string; readonly rest: string; readonly end: string };

/** Sends the browser on with GET. `location` is a path on this site. */
export function seeOther(location: string): Answer {
  return { status: 303, headers: { location } };
}

/** A short machine answer. */
export function plain(status: number, text: string, headers: Answer['headers'] = {}): Answer {
  return {
    status,
    headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' },
    body: `${text}\n`,
  };
}
