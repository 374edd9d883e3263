import type { Answer } from './answers';
import { compressed, encodingFor } from './compress';
import { securityHeaders } from './security-headers';

/** Below this many characters compressing gains nothing. */
const worthCompressing = 512;

/** Makes a `Response` of an answer: strict headers around it, its text compressed as the browser takes it. */
export function toResponse({ status, headers, body }: Answer, accepts: string | null): Response {
  const all = { ...securityHeaders, ...headers };
  if (body === undefined || body instanceof Uint8Array) {
    return new Response(body ?? null, { status, headers: all });
  }
  const text = typeof body === 'string' ? body : body.start + body.rest;
  if (text.length < worthCompressing) return new Response(text, { status, headers: all });
  const encoding = encodingFor(accepts);
  return new Response(compressed(text, encoding), {
    status,
    headers: {
      ...all,
      vary: 'Accept-Encoding',
      ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
    },
  });
}
