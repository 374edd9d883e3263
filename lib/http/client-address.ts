import ipaddr from 'ipaddr.js';

export type Way = {
  /** Whom the host speaks with; undefined where it sees no socket. */
  readonly remoteAddress: string | undefined;
  /** The X-Forwarded-For header. */
  readonly forwardedFor: string | null;
  /** How many proxies in front are trusted. */
  readonly trustedProxies: number;
};

/**
 * The address a request is counted under: IPv4 whole, IPv6 by its /64, since a customer has a whole
 * one. The last of the trusted proxies wrote the last entry of X-Forwarded-For; what stands further
 * left was written by the visitor and is never believed. Undefined where nothing can be believed.
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
 * The wider network of such an address: an IPv4 /24, an IPv6 /48. Guesses that are spread over the
 * addresses of one block meet there.
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
  if (!ipaddr.isValid(bare)) return undefined;
  const address = ipaddr.process(bare);
  return address instanceof ipaddr.IPv6
    ? `${address.parts
        .slice(0, 4)
        .map((part) => part.toString(16))
        .join(':')}::/64`
    : address.toString();
}
