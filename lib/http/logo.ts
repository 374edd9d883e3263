import ipaddr from 'ipaddr.js';
import { lookup as resolve } from 'node:dns';
import { Agent, request } from 'undici';
import { env } from '@/lib/env';
import { isSigned, sign } from './signing';

export type Picture = { readonly type: string; readonly bytes: Uint8Array };

const largestPicture = 200 * 1024;
const keptPictures = 100;
const keptMilliseconds = 60 * 60 * 1000;

/** Where our own site shows a company's logo; undefined when its host is not allowed. */
export function logoPath(url: string | undefined): string | undefined {
  if (url === undefined || !isAllowed(url)) return undefined;
  return `/logo/${Buffer.from(url).toString('base64url')}.${sign('logo', [url])}`;
}

/** The logo's address in such a path; undefined unless we wrote it ourselves and still allow it. */
export function readLogoPath(sealed: string): string | undefined {
  const [encoded = '', signature = ''] = sealed.split('.');
  const url = Buffer.from(encoded, 'base64url').toString();
  return isSigned('logo', [url], signature) && isAllowed(url) ? url : undefined;
}

const kept = new Map<
  string,
  { readonly until: number; readonly picture: Promise<Picture | undefined> }
>();

/** Brings a logo from its host, or from memory; undefined when it is no small picture. */
export function fetchLogo(url: string): Promise<Picture | undefined> {
  const found = kept.get(url);
  if (found && found.until > Date.now()) return found.picture;
  const picture = bring(url).catch(() => undefined);
  kept.delete(url);
  kept.set(url, { until: Date.now() + keptMilliseconds, picture });
  for (const oldest of kept.keys()) {
    if (kept.size <= keptPictures) break;
    kept.delete(oldest);
  }
  return picture;
}

function isAllowed(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host, username, hostname } = new URL(url);
  const isAddress = ipaddr.isValid(hostname.replace(/^\[|\]$/g, ''));
  return (
    username === '' &&
    env().LOGO_HOSTS.includes(host) &&
    (protocol === 'https:' || (isAddress && protocol === 'http:'))
  );
}

// A name must lead to a public address at the moment of connecting, whatever it led to before. Only
// an address that the operator wrote into the setting itself may be an inside one.
const agent = new Agent({
  connections: 4,
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

async function bring(url: string): Promise<Picture | undefined> {
  const { statusCode, body } = await request(url, {
    dispatcher: agent,
    signal: AbortSignal.timeout(4_000),
    headers: { accept: 'image/png, image/jpeg, image/webp, image/gif' },
  });
  const bytes = statusCode === 200 ? await atMost(body, largestPicture) : undefined;
  if (!bytes) {
    body.destroy();
    return undefined;
  }
  const type = pictureType(bytes);
  return type === undefined ? undefined : { type, bytes };
}

async function atMost(
  body: AsyncIterable<Uint8Array>,
  limit: number,
): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > limit) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** What the bytes themselves say; never what a header or a name claims. SVG is refused: it can run. */
export function pictureType(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (start.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (start.startsWith('GIF87a') || start.startsWith('GIF89a')) return 'image/gif';
  if (start.startsWith('RIFF') && start.endsWith('WEBP')) return 'image/webp';
  return undefined;
}
