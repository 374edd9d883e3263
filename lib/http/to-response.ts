import { validateHeaderValue } from 'node:http';
import type { Answer, Html } from './answers';
import { securityHeaders } from './security-headers';

/** The encoded text and its encoding; undefined when it is sent unencoded. */
type Compressed =
  { readonly bytes: Uint8Array<ArrayBuffer>; readonly encoding: string } | undefined;

/** How a host compresses text for one request; a host that compresses by itself gives none. */
export type Compress = (text: string | Html) => Compressed;

/** Below this many characters compressing gains nothing. */
const worthCompressing = 512;

/**
 * Makes a `Response` of an answer, with the strict headers around it.
 *
 * @throws TypeError where a header cannot be sent; a host would find out only when nothing can be
 *   answered any more
 */
export function toResponse({ status, headers, body }: Answer, compress?: Compress): Response {
  for (const [name, value] of Object.entries(headers ?? {})) validateHeaderValue(name, value);
  const all: Record<string, string> = { ...securityHeaders, ...headers };
  if (body === undefined || body instanceof Uint8Array) {
    return new Response(body ?? null, { status, headers: all });
  }
  if (compress === undefined || (typeof body === 'string' && body.length < worthCompressing)) {
    return new Response(textOf(body), { status, headers: all });
  }
  all['vary'] = 'Accept-Encoding';
  const compressed = compress(body);
  if (!compressed) return new Response(textOf(body), { status, headers: all });
  all['content-encoding'] = compressed.encoding;
  return new Response(compressed.bytes, { status, headers: all });
}

/** A body's text, whole. */
export function textOf(body: string | Html): string {
  return typeof body === 'string' ? body : body.start + body.rest + body.end;
}
