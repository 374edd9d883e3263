/** A page as a browser without JavaScript shows it. */
export type Page = {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly status: number;
  readonly state: string | undefined;
  readonly locale: string;
  /** Everything that was sent, entities decoded. */
  readonly source: string;
  /** The visible text: no markup, nothing hidden. */
  readonly text: string;
  /** The form that cancels or looks again: its address and hidden fields. */
  readonly form: Form | undefined;
  readonly links: readonly string[];
};

export type Form = {
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
  /** Whether it has visible text fields; hidden ones do not count. */
  readonly asks: boolean;
};

/** Invisible parts of a page: its head, its script, what waits for the script. */
const unseen =
  /<(head|style|script|template)\b.*?<\/\1>|<(\w+)[^>]* hidden(?:="")?[^>]*>.*?<\/\2>/gs;

/** Reads an answer as a page. */
export async function readPage(
  method: Page['method'],
  url: string,
  response: Response,
): Promise<Page> {
  const body = await response.text();
  const form = /<form\b(?=[^>]*\bmethod="post")[^>]*\baction="([^"]*)"[^>]*>(.*?)<\/form>/s.exec(
    body,
  );
  return {
    method,
    url,
    status: response.status,
    state: /data-state="([\w-]+)"/.exec(body)?.[1],
    locale: /<html lang="(\w+)"/.exec(body)?.[1] ?? '',
    source: decode(body),
    text: decode(body.replace(unseen, '').replace(/<[^>]*>/g, '')),
    form: form ? readForm(form[1] ?? '', form[2] ?? '') : undefined,
    links: [...body.matchAll(/<a [^>]*href="(\/[^"]*)"/g)].map(([, href = '']) => decode(href)),
  };
}

function readForm(action: string, inside: string): Form {
  const hidden = [...inside.matchAll(/<input type="hidden" name="(\w+)"(?: value="([^"]*)")?/g)];
  const chosen = /<input[^>]*name="reason"[^>]*checked=""[^>]*>/.exec(inside)?.[0];
  const typed = /<textarea[^>]*name="comment"[^>]*>([^<]*)<\/textarea>/.exec(inside);
  const fields = Object.fromEntries(
    hidden.map(([, name = '', value = '']) => [name, decode(value)] as const),
  );
  const reason = chosen && /value="([\w-]+)"/.exec(chosen)?.[1];
  return {
    action: decode(action),
    fields: {
      ...fields,
      ...(reason ? { reason } : {}),
      // A browser drops the line end that begins a textarea.
      ...(typed ? { comment: decode(typed[1] ?? '').replace(/^\n/, '') } : {}),
    },
    asks: typed !== null,
  };
}

function decode(html: string): string {
  return html
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&');
}
