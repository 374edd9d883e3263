import ipaddr from 'ipaddr.js';
import type { Signer } from '@/lib/tokens/signing';
import type { Picture } from './fetch-logo';

const keptPictures = 100;
const keptMilliseconds = 60 * 60 * 1000;

/** Companies' logos, shown through us, so that the customer's browser asks no other host. */
export type Logos = {
  /** Where our own site shows a logo; undefined when its host is not allowed. */
  readonly pathOf: (url: string | undefined) => string | undefined;
  /** The logo at such a path; undefined unless we wrote the path ourselves and it is a small picture. */
  readonly pictureAt: (sealed: string) => Promise<Picture | undefined>;
};

export type LogoParts = {
  /** Hosts that logos may come from. */
  readonly hosts: readonly string[];
  readonly signer: Signer;
  readonly now: () => number;
  readonly fetch: (url: string) => Promise<Picture | undefined>;
};

/** Makes the logos of a site; pictures are kept for an hour. */
export function createLogos({ hosts, signer, now, fetch }: LogoParts): Logos {
  const kept = new Map<
    string,
    { readonly until: number; readonly picture: Promise<Picture | undefined> }
  >();

  const bring = (url: string): Promise<Picture | undefined> => {
    const found = kept.get(url);
    if (found && found.until > now()) return found.picture;
    const picture = fetch(url).catch(() => undefined);
    kept.delete(url);
    kept.set(url, { until: now() + keptMilliseconds, picture });
    for (const oldest of kept.keys()) {
      if (kept.size <= keptPictures) break;
      kept.delete(oldest);
    }
    return picture;
  };

  return {
    pathOf: (url) =>
      url !== undefined && isAllowed(url, hosts)
        ? `/logo/${Buffer.from(url).toString('base64url')}.${signer.sign('logo', [url])}`
        : undefined,
    pictureAt: (sealed) => {
      const [encoded = '', signature = ''] = sealed.split('.');
      const url = Buffer.from(encoded, 'base64url').toString();
      return signer.isSigned('logo', [url], signature) && isAllowed(url, hosts)
        ? bring(url)
        : Promise.resolve(undefined);
    },
  };
}

function isAllowed(url: string, hosts: readonly string[]): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, username, hostname } = new URL(url);
  const isAddress = ipaddr.isValid(hostname.replace(/^\[|\]$/g, ''));
  return (
    username === '' &&
    hosts.includes(host) &&
    (protocol === 'https:' || (isAddress && protocol === 'http:'))
  );
}
