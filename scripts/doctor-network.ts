import { Redis } from 'ioredis';
import { connect as connectTcp } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { readUrl } from '@/lib/read-url';
import type { Settings } from '@/lib/settings/settings';
import { type Finding, fix, good, note } from './doctor-finding';

/** What the doctor tries over the network besides BokaMera: the webhook's receiver, Redis, the public address. */

/** Connects to the receiver of the webhook and sends it nothing. */
export async function examineWebhook({ WEBHOOK_URL }: Settings): Promise<Finding> {
  const url = readUrl(WEBHOOK_URL ?? '');
  if (!url) return note('WEBHOOK_URL', 'not set: no other system is notified of a cancellation');
  const connected = await connect(url);
  switch (connected.kind) {
    case 'away':
      return fix('WEBHOOK_URL', 'nothing answers there: check the address, DNS and the firewall');
    case 'untrusted':
      return fix('WEBHOOK_URL', `its certificate is not trusted (${connected.why})`);
    case 'plain':
      return note(
        'WEBHOOK_URL',
        'can be reached; it is not https: use that only inside your own network',
      );
    case 'trusted':
      return good('WEBHOOK_URL', 'can be reached; nothing was sent');
  }
}

type Connected =
  | { readonly kind: 'away' | 'plain' }
  /** `why` is a code of Node's, such as CERT_HAS_EXPIRED. */
  | { readonly kind: 'untrusted'; readonly why: string }
  | { readonly kind: 'trusted'; readonly daysLeft: number };

/** Opens a connection to a host, with TLS for https, and closes it. */
function connect({ protocol, hostname, port }: URL): Promise<Connected> {
  const host = hostname.replace(/^\[|\]$/g, '');
  const isTls = protocol === 'https:';
  return new Promise((resolve) => {
    const settle = (connected: Connected) => {
      socket.destroy();
      resolve(connected);
    };
    const at = { host, port: Number(port || (isTls ? 443 : 80)) };
    const socket = isTls
      ? connectTls(
          { ...at, servername: host, rejectUnauthorized: false },
          function (this: TLSSocket) {
            if (!this.authorized)
              settle({ kind: 'untrusted', why: String(this.authorizationError) });
            else
              settle({ kind: 'trusted', daysLeft: daysUntil(this.getPeerCertificate().valid_to) });
          },
        )
      : connectTcp(at, () => {
          settle({ kind: 'plain' });
        });
    socket.setTimeout(5_000, () => {
      settle({ kind: 'away' });
    });
    socket.on('error', () => {
      settle({ kind: 'away' });
    });
  });
}

const daysUntil = (date: string): number =>
  Math.floor((Date.parse(date) - Date.now()) / (24 * 60 * 60_000));

export async function examineRedis({ REDIS_URL }: Settings): Promise<Finding> {
  if (REDIS_URL === undefined)
    return note('Redis', 'not set: right for one instance; several should share their limits');
  const redis = new Redis(REDIS_URL, {
    lazyConnect: true,
    connectTimeout: 2_000,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  const seen = { rejected: false };
  // Without a listener a failed connection would end this program.
  redis.on('error', ({ message }: Error) => {
    if (/^(WRONGPASS|NOAUTH|NOPERM)/.test(message)) seen.rejected = true;
  });
  try {
    const answered = redis.connect().then(() => redis.ping());
    // It may accept the connection and never answer.
    const tooLate = setTimeout(5_000, undefined, { ref: false }).then(() => {
      throw new Error('no answer in time');
    });
    await Promise.race([answered, tooLate]);
    return good('Redis', 'answers');
  } catch {
    const what = seen.rejected
      ? 'rejects the user or password in REDIS_URL'
      : 'does not answer at REDIS_URL';
    return fix('Redis', `${what}; meanwhile each instance counts alone`);
  } finally {
    redis.disconnect();
  }
}

const wantedHeaders: Readonly<Record<string, RegExp>> = {
  'cache-control': /no-store/,
  'referrer-policy': /no-referrer/,
  'content-security-policy': /default-src 'none'/,
  'x-content-type-options': /nosniff/,
  'x-robots-tag': /noindex/,
  'strict-transport-security': /max-age/,
};

export async function* examinePublic(address: string): AsyncGenerator<Finding> {
  const url = readUrl(address);
  if (!url) {
    yield fix('Public address', 'it is not an address; write it like https://avboka.example.se');
    return;
  }
  if (url.protocol !== 'https:')
    yield fix('Public address', 'it is not https: others could read the code in the link');
  const connected = await connect(url);
  if (connected.kind === 'untrusted') {
    yield fix('Certificate', `browsers do not trust it (${connected.why})`);
    return;
  }
  if (connected.kind === 'trusted')
    yield connected.daysLeft < 14
      ? fix('Certificate', `ends in ${connected.daysLeft} days: check what renews it`)
      : good('Certificate', `is valid for ${connected.daysLeft} more days`);
  const health = await ask(new URL('/healthz', url));
  if (!health) {
    yield fix('Public address', 'nothing answers there: check DNS, the proxy and the firewall');
    return;
  }
  yield health.body.trim() === 'ok'
    ? good('Public address', 'this site answers')
    : fix('Public address', 'something else answers: /healthz should say ok');

  // A link without a code gets the not-found page and writes no evidence line.
  const page = await ask(new URL('/sv/bookings/1', url));
  const lacking = Object.entries(wantedHeaders)
    .filter(([name, value]) => !value.test(page?.headers.get(name) ?? ''))
    .map(([name]) => name);
  yield lacking.length === 0
    ? good('Headers', 'customers get them as the site sends them')
    : fix('Headers', `the proxy changes or drops ${lacking.join(', ')}: pass them through`);
  const metrics = await ask(new URL('/metrics', url));
  if (metrics?.status === 200)
    yield fix('Metrics', '/metrics is public: keep METRICS_PORT private');
}

async function ask(url: URL) {
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(10_000) });
    return { status: response.status, headers: response.headers, body: await response.text() };
  } catch {
    return undefined;
  }
}
