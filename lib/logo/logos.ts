import ipaddr from 'ipaddr.js';
import { keepNewest } from '@/lib/keep-newest';
import { readUrl } from '@/lib/read-url';
import type { Signer } from '@/lib/tokens/signing';
import type { Picture } from './fetch-logo';

const maxPictures = 100;
const pictureMilliseconds = 60 * 60 * 1000;
/** A failure is retried soon, but not for every visitor: the host may be down. */
const failureMilliseconds = 60 * 1000;

/** Companies' logos, proxied so that the customer's browser contacts no other host. */
export type Logos = {
  /** The path on this site that shows a logo; undefined when its host is not allowed. */
  readonly pathOf: (url: string | undefined) => string | undefined;
  /** The logo at such a path; undefined unless this site signed the path and an image came. */
  readonly pictureAt: (sealed: string) => Promise<Picture | undefined>;
};

export type LogoParts = {
  /** Hosts that may serve logos. */
  readonly hosts: readonly string[];
  readonly signer: Signer;
  readonly now: () => number;
  readonly fetch: (url: string) => Promise<Picture | undefined>;
};

/** Makes the logos of a site. An image is cached for an hour, a failure for a minute. */
export function createLogos({ hosts, signer, now, fetch }: LogoParts): Logos {
  const cached = new Map<
    string,
    { until: number; readonly picture: Promise<Picture | undefined> }
  >();

  const load = (url: string): Promise<Picture | undefined> => {
    const found = cached.get(url);
    if (found && found.until > now()) return found.picture;
    const entry = {
      until: now() + pictureMilliseconds,
      picture: fetch(url).catch(() => undefined),
    };
    void entry.picture.then((picture) => {
      if (picture === undefined) entry.until = now() + failureMilliseconds;
    });
    keepNewest(cached, url, entry, maxPictures);
    return entry.picture;
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
        ? load(url)
        : Promise.resolve(undefined);
    },
  };
}

function isAllowed(url: string, hosts: readonly string[]): boolean {
  const address = readUrl(url);
  if (!address) return false;
  const { protocol, host, username, hostname } = address;
  const isAddress = ipaddr.isValid(hostname.replace(/^\[|\]$/g, ''));
  return (
    username === '' &&
    hosts.includes(host) &&
    (protocol === 'https:' || (isAddress && protocol === 'http:'))
  );
}
