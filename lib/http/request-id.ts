import { randomUUID } from 'node:crypto';

/** The request's id in logs: from a trusted proxy, otherwise a new one. */
export function requestIdOf(headers: Headers, trustedProxies: number): string {
  const given = trustedProxies > 0 ? (headers.get('x-request-id') ?? '') : '';
  return /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
}
