import ipaddr from 'ipaddr.js';
import { lookup as resolve } from 'node:dns';
import { Agent, request } from 'undici';
import { pictureType } from './picture-type';

export type Picture = { readonly type: string; readonly bytes: Uint8Array };

const largestPicture = 200 * 1024;

// A name must resolve to a public address when connecting. Only an IP address in the operator's own
// setting may be private; it needs no resolving.
const agent = new Agent({
  connections: 4,
  maxResponseSize: largestPicture,
  connect: {
    timeout: 3_000,
    lookup: (name, options, callback) => {
      resolve(name, { ...options, all: true }, (error, addresses) => {
        const inside = addresses.some(
          ({ address }) => ipaddr.process(address).range() !== 'unicast',
        );
        callback(error ?? (inside ? new Error('Not a public address') : null), addresses);
      });
    },
  },
});

/** Fetches an image; undefined unless it is one of at most 200 KB. Follows no redirects. */
export async function fetchLogo(url: string): Promise<Picture | undefined> {
  const { statusCode, body } = await request(url, {
    dispatcher: agent,
    signal: AbortSignal.timeout(4_000),
    headers: { accept: 'image/png, image/jpeg, image/webp, image/gif' },
  });
  if (statusCode !== 200) {
    body.destroy();
    return undefined;
  }
  const bytes = await body.bytes();
  const type = pictureType(bytes);
  return type === undefined ? undefined : { type, bytes };
}
