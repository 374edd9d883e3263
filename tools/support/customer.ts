import { linkTo, type TestBooking } from './sandbox';

/** What a customer's browser received. */
export type Seen = {
  readonly status: number;
  readonly state: string | undefined;
  readonly location: string | undefined;
  readonly body: string;
  readonly headers: Headers;
  readonly milliseconds: number;
};

type Options = {
  readonly locale?: string;
  readonly site?: string;
  readonly headers?: Record<string, string>;
};

/** A browser whose missing signals mean nothing: it never says who acted. */
const olderPhone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 12_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/12.1.2 Mobile/15E148 Safari/604.1';

type Press = (
  url: string,
  page: Seen,
  fields?: Record<string, string>,
  headers?: Record<string, string>,
) => Promise<Seen>;

type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/** What a customer's browser without JavaScript does, over a network or in memory. */
export function customerWith(fetch: Fetch) {
  /** Opens an address, following nothing. */
  const open = async (url: string, init: RequestInit = {}): Promise<Seen> => {
    const started = performance.now();
    const headers = { 'user-agent': olderPhone, ...Object.fromEntries(new Headers(init.headers)) };
    const response = await fetch(url, { redirect: 'manual', ...init, headers });
    const body = await response.text();
    return {
      status: response.status,
      state: /data-state="([\w-]+)"/.exec(body)?.[1],
      location: response.headers.get('location') ?? undefined,
      body,
      headers: response.headers,
      milliseconds: performance.now() - started,
    };
  };

  /** Sends the form of a page that was opened before, following nothing. */
  const post: Press = (url, page, fields = {}, headers = {}) =>
    open(url, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams({ comment: '', ...hiddenFields(page.body), ...fields }).toString(),
    });

  /**
   * Presses the button on a page that was opened before, and brings the page that says what came of
   * it. A redirect with a proof is brought as it is.
   */
  const press: Press = async (url, page, fields = {}, headers = {}) => {
    const answer = await post(url, page, fields, headers);
    if (answer.status !== 303 || !answer.location?.includes('&after=')) return answer;
    const shown = await open(new URL(answer.location, url).href, { headers });
    return { ...shown, milliseconds: answer.milliseconds + shown.milliseconds };
  };

  /** Opens a booking's page and presses the button. */
  const submit = async (
    booking: TestBooking,
    fields: Record<string, string> = {},
    options: Options = {},
  ): Promise<Seen> => {
    const url = linkTo(booking, options);
    return press(url, await open(url), fields, options.headers);
  };

  return { open, post, press, submit };
}

export const { open, post, press, submit } = customerWith(fetchAsBrowsersDo);

/**
 * If the server has just closed a kept-alive connection, open a new one for a GET, as browsers do.
 */
async function fetchAsBrowsersDo(url: string, init: RequestInit = {}): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    const closed = error instanceof Error && /other side closed/.test(String(error.cause));
    if (!closed || (init.method ?? 'GET') !== 'GET') throw error;
    return fetch(url, init);
  }
}

/** The hidden fields of the page's form. */
export function hiddenFields(body: string): Record<string, string> {
  const inputs = [...body.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)];
  return Object.fromEntries(inputs.map(([, name = '', value = '']) => [name, decode(value)]));
}

/** Text as it stands in an attribute or an element. */
export function decode(html: string): string {
  return html
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&#x27;/g, "'")
    .replace(/&amp;/g, '&');
}
