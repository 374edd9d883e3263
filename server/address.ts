import type { IncomingMessage } from 'node:http';
import ipaddr from 'ipaddr.js';

/**
 * The address a request is counted under: IPv4 whole, IPv6 by its /64, since a customer has a whole
 * one. `hops` proxies are trusted: the last of them wrote the last entry of X-Forwarded-For. What
 * stands further left was written by the visitor and is never believed.
 */
export function clientAddress(request: IncomingMessage, hops: number): string {
  const peer = request.socket.remoteAddress ?? '';
  const forwarded = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean);
  const believed = hops === 0 ? peer : (forwarded.at(-hops) ?? forwarded[0] ?? peer);
  return network(believed) ?? network(peer) ?? 'unknown';
}

function network(text: string): string | undefined {
  const bare = text
    .replace(/^\[([^\]]*)\](:\d+)?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1');
  if (!ipaddr.isValid(bare)) return undefined;
  const address = ipaddr.process(bare);
  return address instanceof ipaddr.IPv6
    ? `${address.parts
        .slice(0, 4)
        .map((part) => part.toString(16))
        .join(':')}::/64`
    : address.toString();
}
