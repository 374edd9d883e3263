import { Redis } from 'ioredis';
import { connect as connectTcp } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { existsSync } from 'node:fs';
import { locales } from '@/i18n/locales';
import { openAccessToken, type SignInFailure } from '@/lib/bokamera/access-token';
import { openApi } from '@/lib/bokamera/connection';
import { createClockDoubt } from '@/lib/bokamera/clock-doubt';
import { openBokaMera } from '@/lib/bokamera/client';
import type { BokaMeraFailure } from '@/lib/bokamera/failure';
import { longestRequestLine } from '@/lib/booking/comment-limit';
import type { Booking } from '@/lib/booking/booking';
import type { BookingLink } from '@/lib/booking/link';
import { decideState } from '@/lib/booking/state';
import { parseTypedLink } from '@/lib/booking/typed-link';
import type { EnvironmentRead } from '@/lib/settings/environment';
import { credentialsOf, type Settings } from '@/lib/settings/settings';
import type { Tuning } from '@/lib/settings/tuning';
import { readUrl } from '@/lib/read-url';
import { readText } from '@/lib/branding/branding-file';
import { parseBrandingFile } from '@/lib/branding/parse-branding-file';

export type Finding = {
  readonly kind: 'good' | 'note' | 'fix';
  readonly about: string;
  /** The finding, and for `fix` what to do. Contains no key, no code and no customer data. */
  readonly said: string;
};

const good = (about: string, said: string): Finding => ({ kind: 'good', about, said });
const note = (about: string, said: string): Finding => ({ kind: 'note', about, said });
const fix = (about: string, said: string): Finding => ({ kind: 'fix', about, said });

export type Wanted = {
  readonly link: string | undefined;
  readonly publicAddress: string | undefined;
};

/** Checks one thing after another, from the settings outwards. Changes nothing. */
export async function* examine(
  { settings, tuning, remarks }: EnvironmentRead,
  wanted: Wanted,
): AsyncGenerator<Finding> {
  yield good('Settings', 'every one can be read');
  for (const { name, text } of remarks) yield fix(name, text);
  yield* examineSettings(settings);
  yield await examineWebhook(settings);
  yield examineBranding(settings);
  yield examineLanguages();
  yield* examineApi(settings, tuning, wanted.link);
  yield await examineSignIn(settings, tuning);
  yield await examineRedis(settings);
  if (wanted.publicAddress === undefined)
    yield note('Public address', 'not checked; pass it with --public https://…');
  else yield* examinePublic(wanted.publicAddress);
}

function* examineSettings(settings: Settings): Generator<Finding> {
  if (settings.SIGNING_SECRET === undefined)
    yield note(
      'SIGNING_SECRET',
      'not set, so it is derived from the API key: after a change of key, open pages must be opened again',
    );
  if (settings.TRUSTED_PROXY_HOPS === 0)
    yield note(
      'TRUSTED_PROXY_HOPS',
      'is 0: right without a proxy. Behind one, set 1; otherwise all customers count as one address',
    );
}

/** Connects to the receiver of the webhook and sends it nothing. */
async function examineWebhook({ WEBHOOK_URL }: Settings): Promise<Finding> {
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

function examineBranding({ BRANDING_FILE, LOGO_HOSTS }: Settings): Finding {
  if (BRANDING_FILE === undefined)
    return note('BRANDING_FILE', 'not set: our own colours, all reasons');
  if (!existsSync(BRANDING_FILE))
    return fix('BRANDING_FILE', 'there is no such file; correct the path');
  try {
    const { file, wrong, doubts } = parseBrandingFile(readText(BRANDING_FILE), LOGO_HOSTS);
    const faults = [...wrong, ...doubts];
    if (faults.length > 0) return fix('BRANDING_FILE', faults.join('; '));
    const { hosts, companies } = file;
    const count = (of: object) => Object.keys(of).length;
    return good(
      'BRANDING_FILE',
      `${count(hosts)} hosts and ${count(companies)} companies have a branding`,
    );
  } catch (error) {
    return fix('BRANDING_FILE', error instanceof Error ? error.message : 'it cannot be read');
  }
}

function examineLanguages(): Finding {
  const missing = locales.filter(
    (locale) => Intl.DateTimeFormat.supportedLocalesOf(locale).length === 0,
  );
  return missing.length === 0
    ? good('Languages and time zones', `this Node knows all ${locales.length} languages`)
    : fix('Languages', `this Node has no dates in ${missing.join(', ')}: use one with full ICU`);
}

async function* examineApi(
  settings: Settings,
  tuning: Tuning,
  pasted: string | undefined,
): AsyncGenerator<Finding> {
  let apart = 0;
  const api = openBokaMera(
    {
      url: new URL(settings.BOKAMERA_API_URL),
      key: settings.BOKAMERA_API_KEY ?? '',
      connections: 2,
      waiting: 10,
      failuresInARow: 100,
      fallbackTimeZone: settings.COMPANY_TIME_ZONE,
    },
    undefined,
    createClockDoubt((milliseconds) => {
      apart = milliseconds;
    }),
  );
  const inTime = { urgency: 'known', budgetMilliseconds: tuning.readMilliseconds } as const;
  try {
    // No booking has this link. If the API says so, it accepts the key.
    const nobody: BookingLink = { id: 1, code: 'doctor-looks-for-nothing' };
    const started = performance.now();
    const answer = await api.find(nobody, 'sv', inTime);
    const took = Math.round(performance.now() - started);
    if (!answer.ok) {
      yield fix('API', whatToDo(answer.failure));
      return;
    }
    yield good('API', `it accepts the key and answered in ${took} ms`);
    // The clocks are compared over several answers.
    for (let more = 0; more < 3; more++) await api.find(nobody, 'sv', inTime);
    yield tellClock(apart);
    yield await examineRequestLine(settings, tuning);

    const read = pasted === undefined ? undefined : parseTypedLink({ id: pasted, code: '' });
    const link = read?.kind === 'link' ? read.link : undefined;
    if (pasted === undefined) {
      yield note('A booking', 'not read; pass a link from one of your emails with --link');
    } else if (!link) {
      yield fix('The link', 'it has no …/bookings/NUMBER?code=CODE; see docs/operators.md');
    } else {
      const found = await api.find(link, 'sv', inTime);
      if (!found.ok) yield fix('The link', whatToDo(found.failure));
      else if (!found.value)
        yield fix(
          'The link',
          'the API knows no booking with this number and code. Is the key of the same company? Did the template fill in both?',
        );
      else yield* examineBooking(found.value, settings);
    }
  } finally {
    await api.close();
  }
}

/** @param milliseconds that our clock is behind the API's */
function tellClock(milliseconds: number): Finding {
  const seconds = Math.round(Math.abs(milliseconds) / 1000);
  if (seconds === 0) return good('Clock', 'agrees with the API’s');
  const side = milliseconds > 0 ? 'behind' : 'ahead of';
  return fix(
    'Clock',
    `this machine’s is ${seconds} seconds ${side} the API’s: set it by a time server (NTP)`,
  );
}

/** Longest request line that is tried, in bytes: Node's own servers take no more. */
const longestTried = 15_000;

/**
 * Finds the longest request line that passes, by reading a booking that nobody has with a parameter that
 * nobody knows. A customer's comment travels in the request line of the cancel.
 */
async function examineRequestLine(settings: Settings, tuning: Tuning): Promise<Finding> {
  const url = new URL(settings.BOKAMERA_API_URL);
  const api = openApi(
    {
      url,
      key: settings.BOKAMERA_API_KEY ?? '',
      connections: 1,
      waiting: 1,
      failuresInARow: 100,
    },
    () => undefined,
  );
  const query = { Id: '1', CancellationCode: 'doctor-looks-for-nothing', Padding: '' };
  const path = `${url.pathname.replace(/\/$/, '')}/bookings?${new URLSearchParams(query)}`;
  const bare = `GET ${path} HTTP/1.1\r\n`.length;
  const seen = { throttled: false };
  const passes = async (bytes: number) => {
    const answer = await api.send({
      operation: 'read',
      method: 'GET',
      path: '/bookings',
      query: { ...query, Padding: 'x'.repeat(Math.max(0, bytes - bare)) },
      language: 'sv',
      passage: {
        urgency: 'known',
        link: { id: 1, code: 'doctor-looks-for-nothing' },
        ends: performance.now() + tuning.readMilliseconds,
      },
    });
    if (!answer.ok && answer.failure.kind === 'throttled') seen.throttled = true;
    return answer.ok || (answer.failure.kind === 'refused' && answer.failure.named);
  };
  try {
    if (!(await passes(bare)))
      return note(
        'Request line',
        'how long it may be cannot be tried: the API takes no unknown parameter',
      );
    if (await passes(longestTried)) return tellRequestLine(longestTried, 'or more');
    let [longest, tooLong] = [bare, longestTried];
    while (tooLong - longest > 1) {
      const middle = Math.floor((longest + tooLong) / 2);
      if (await passes(middle)) longest = middle;
      else tooLong = middle;
      if (seen.throttled)
        return note('Request line', 'not tried to the end: the API says that too much is asked');
    }
    return tellRequestLine(longest, '');
  } finally {
    await api.close();
  }
}

function tellRequestLine(longest: number, more: string): Finding {
  const found = `longest request line that passes: ${longest} ${more}`.trim();
  return longest >= longestRequestLine
    ? good('Request line', `${found}; a comment needs at most ${longestRequestLine}`)
    : fix(
        'Request line',
        `${found}; a long comment needs ${longestRequestLine}, and its sender will be asked to shorten it: ask for a higher limit at the API or the proxy before it`,
      );
}

function* examineBooking(booking: Booking, settings: Settings): Generator<Finding> {
  const { company } = booking;
  const { state } = decideState(booking, Date.now());
  yield good('The link', `opens booking ${booking.id}; its page would be "${state}"`);
  yield good('Company', `${company.name ?? 'without a name'}, id ${company.id ?? 'unknown'}`);
  yield note(
    'Time zone',
    `${company.timeZone ?? 'not known'}, from the company's country (${company.country ?? 'unknown'}); COMPANY_TIME_ZONE is for countries without a single zone`,
  );
  if (company.phone === undefined && company.email === undefined)
    yield fix('Contact', 'the API gives neither phone nor email; set them in the branding file');
  const host = readUrl(company.logo ?? '')?.host;
  if (host !== undefined)
    yield settings.LOGO_HOSTS.includes(host)
      ? good('Logo', `its host ${host} is allowed`)
      : note('Logo', `not shown, because its host is not allowed: LOGO_HOSTS=${host}`);
}

function whatToDo(failure: BokaMeraFailure): string {
  switch (failure.kind) {
    case 'unauthorised':
      return 'it rejects the key: check BOKAMERA_API_KEY';
    case 'refused':
      if (failure.status === 403)
        return 'it forbids the request (403): check BOKAMERA_API_KEY and its rights';
      return `it refuses the request (${failure.status}): check BOKAMERA_API_URL`;
    case 'throttled':
      return 'it received too many requests: wait a little, then try again';
    case 'broken':
      return `it fails (${failure.status}): try again later, or ask BokaMera`;
    case 'unreachable':
      return 'it cannot be reached: check BOKAMERA_API_URL, its certificate, this machine’s network and its DNS';
    case 'timed-out':
      return 'it did not answer in time: check this machine’s network';
    case 'unreadable':
      return 'its answer is not BokaMera’s: check BOKAMERA_API_URL';
  }
}

/** Signs in as for a change of time, and changes nothing. */
async function examineSignIn(settings: Settings, tuning: Tuning): Promise<Finding> {
  const { BOKAMERA_TOKEN_URL: url, BOKAMERA_CLIENT_ID: clientId } = settings;
  const credentials = credentialsOf(settings);
  if (url === undefined || !credentials)
    return note('BOKAMERA_TOKEN_URL', 'not set: customers cannot change the time, only cancel');
  const budgetMilliseconds = tuning.readMilliseconds;
  const accessToken = openAccessToken({
    url: new URL(url),
    clientId,
    credentials,
    budgetMilliseconds,
  });
  const answer = await accessToken.get();
  await accessToken.close();
  return answer.ok
    ? good('Sign-in', 'works; only a real change shows whether the account may change a booking')
    : fix('Sign-in', `customers cannot change the time: ${whySignedOut(answer.why)}`);
}

function whySignedOut(why: SignInFailure): string {
  switch (why) {
    case 'rejected':
      return 'the credentials are rejected; check BOKAMERA_USER and BOKAMERA_PASSWORD, or BOKAMERA_REFRESH_TOKEN, and BOKAMERA_CLIENT_ID';
    case 'throttled':
      return 'it received too many requests; wait a little, then try again';
    case 'broken':
      return 'the token endpoint fails; try again later, or ask BokaMera';
    case 'unreachable':
    case 'timed-out':
      return 'the token endpoint cannot be reached; check BOKAMERA_TOKEN_URL and this machine’s network';
    case 'unreadable':
      return 'the answer is not from a token endpoint; check BOKAMERA_TOKEN_URL';
  }
}

async function examineRedis({ REDIS_URL }: Settings): Promise<Finding> {
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

async function* examinePublic(address: string): AsyncGenerator<Finding> {
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
