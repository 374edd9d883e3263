import type { ReactElement } from 'react';
import { pagePolicy, securityHeaders } from './security-headers';
import { script, stylesheet } from '@/generated/assets';

type PageInit = {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Hash of the page's own style, besides the one that every page has. */
  readonly style?: string | undefined;
};

// Next refuses a static import of react-dom/server in a route; it asks for this one instead.
const react = import('react-dom/server');

/** Answers with a whole HTML document and the strict headers every page has. */
export async function html(document: ReactElement, init: PageInit = {}): Promise<Response> {
  const { renderToStaticMarkup } = await react;
  return new Response(`<!DOCTYPE html>${renderToStaticMarkup(document)}`, {
    status: init.status ?? 200,
    headers: {
      ...securityHeaders,
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': pagePolicy(
        [stylesheet.hash, ...(init.style ? [init.style] : [])],
        script.hash,
      ),
      ...init.headers,
    },
  });
}

/** Sends the browser on with GET. `location` is a path on this site. */
export function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { ...securityHeaders, location } });
}

/** A short machine answer. */
export function plain(status: number, text: string): Response {
  return new Response(`${text}\n`, {
    status,
    headers: { ...securityHeaders, 'content-type': 'text/plain; charset=utf-8' },
  });
}
