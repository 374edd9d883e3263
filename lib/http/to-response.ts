import { validateHeaderValue } from 'node:http';
import type { Answer, Html } from './answers';
import { securityHeaders } from './security-headers';

/** The encoded text and its encoding; undefined when it is sent unencoded. */
type Compressed =
  { readonly bytes: Uint8Array<ArrayBuffer>; readonly encoding: string } | undefined;

/** How a host compresses text for one request; undefined for a host that compresses by itself. */
export type Compress = (text: string | Html) => Compressed;

/** Compressing fewer characters than this gains nothing. */
const worthCompressing = 512;

/**
 * Makes a `Response` of an answer, with the strict headers.
 *
 * @throws TypeError when a header cannot be sent; a host would notice only when it is too late to
 *   answer
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
