import { randomUUID } from 'node:crypto';

/** The id of a request in logs: a trusted proxy's own, else a new one. From anybody else it is just text. */
export function requestIdOf(headers: Headers, trustedProxies: number): string {
  const given = trustedProxies > 0 ? (headers.get('x-request-id') ?? '') : '';
  return /^[\w-]{8,64}$/.test(given) ? given : randomUUID();
}
