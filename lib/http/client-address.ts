import ipaddr from 'ipaddr.js';
import { isIP } from 'node:net';

export type Way = {
  /** The peer address of the connection; undefined when the host sees no socket. */
  readonly remoteAddress: string | undefined;
  /** The X-Forwarded-For header. */
  readonly forwardedFor: string | null;
  /** The number of trusted proxies in front. */
  readonly trustedProxies: number;
};

/**
 * The address to count a request under: a whole IPv4 address, or an IPv6 /64, since one customer
 * has a whole /64. The outermost trusted proxy added it to X-Forwarded-For; everything further
 * left comes from the visitor and is never used. Undefined when no address can be trusted.
 */
export function clientAddress({
  remoteAddress,
  forwardedFor,
  trustedProxies,
}: Way): string | undefined {
  const peer = network(remoteAddress ?? '');
  if (trustedProxies === 0) return peer;
  const forwarded = (forwardedFor ?? '')
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean);
  return network(forwarded.at(-trustedProxies) ?? forwarded[0] ?? '') ?? peer;
}

/**
 * The network around such an address: an IPv4 /24, an IPv6 /48. It counts guesses together that
 * come from many addresses of one block.
 */
export function widerNetwork(address: string): string {
  return address.includes(':')
    ? `${address.split(':').slice(0, 3).join(':')}::/48`
    : `${address.split('.').slice(0, 3).join('.')}.0/24`;
}

function network(text: string): string | undefined {
  const bare = text
    .replace(/^\[([^\]]*)\](:\d+)?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1');
  if (isIP(bare) === 4) return bare;
  if (!ipaddr.isValid(bare)) return undefined;
  const address = ipaddr.process(bare);
  return address instanceof ipaddr.IPv6
    ? `${address.parts
        .slice(0, 4)
        .map((part) => part.toString(16))
        .join(':')}::/64`
    : address.toString();
}
