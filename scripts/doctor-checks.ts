import { Redis } from 'ioredis';
import { existsSync, readFileSync } from 'node:fs';
import { locales } from '@/i18n/locales';
import { openAccessToken, type SignInFailure } from '@/lib/bokamera/access-token';
import { openBokaMera } from '@/lib/bokamera/client';
import type { BokaMeraFailure } from '@/lib/bokamera/failure';
import type { Booking } from '@/lib/booking/booking';
import type { BookingLink } from '@/lib/booking/link';
import { decideState } from '@/lib/booking/state';
import { parseTypedLink } from '@/lib/booking/typed-link';
import type { EnvironmentRead } from '@/lib/environment';
import { credentialsOf, type Settings } from '@/lib/settings';
import { parseBrandingFile } from '@/lib/branding/parse-branding-file';

export type Finding = {
  readonly kind: 'good' | 'note' | 'fix';
  readonly about: string;
  /** What was found, and for `fix` what to do. Holds no key, no code and nothing of a customer. */
  readonly said: string;
};

const good = (about: string, said: string): Finding => ({ kind: 'good', about, said });
const note = (about: string, said: string): Finding => ({ kind: 'note', about, said });
const fix = (about: string, said: string): Finding => ({ kind: 'fix', about, said });

export type Wanted = {
  readonly link: string | undefined;
  readonly publicAddress: string | undefined;
};

/** Looks at one thing after another, from the settings outwards. Changes nothing anywhere. */
export async function* examine(
  { settings, misspelled }: EnvironmentRead,
  wanted: Wanted,
): AsyncGenerator<Finding> {
  yield good('Settings', 'every one can be read');
  for (const { name, meant } of misspelled)
    yield fix(name, `is no setting, and read by nobody; was ${meant} meant?`);
  yield* examineSettings(settings);
  yield examineBranding(settings);
  yield examineLanguages();
  yield* examineApi(settings, wanted.link);
  yield await examineSignIn(settings);
  yield await examineRedis(settings);
  if (wanted.publicAddress === undefined)
    yield note('Public address', 'not looked at; give it with --public https://…');
  else yield* examinePublic(wanted.publicAddress);
}

function* examineSettings(settings: Settings): Generator<Finding> {
  if (settings.SIGNING_SECRET === undefined)
    yield note(
      'SIGNING_SECRET',
      'not set, so it comes from the API key: a new key then makes old pages ask once more',
    );
  if (settings.WEBHOOK_URL === undefined)
    yield note('WEBHOOK_URL', 'not set: no other system is told of a cancellation');
  else if (!settings.WEBHOOK_URL.startsWith('https:'))
    yield note('WEBHOOK_URL', 'is not https: right inside a network that you alone read');
  if (settings.TRUSTED_PROXY_HOPS === 0)
    yield note(
      'TRUSTED_PROXY_HOPS',
      'is 0: right without a proxy. Behind one set 1, or all customers count as one address',
    );
}

function examineBranding({ BRANDING_FILE, LOGO_HOSTS }: Settings): Finding {
  if (BRANDING_FILE === undefined)
    return note('BRANDING_FILE', 'not set: our own colours, all reasons');
  if (!existsSync(BRANDING_FILE))
    return fix('BRANDING_FILE', 'there is no such file; correct its path');
  try {
    const { file, doubts } = parseBrandingFile(readFileSync(BRANDING_FILE, 'utf8'), LOGO_HOSTS);
    if (doubts.length > 0) return fix('BRANDING_FILE', doubts.join('; '));
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
  pasted: string | undefined,
): AsyncGenerator<Finding> {
  const api = openBokaMera({
    url: new URL(settings.BOKAMERA_API_URL),
    key: settings.BOKAMERA_API_KEY ?? '',
    connections: 2,
    waiting: 10,
    failuresInARow: 100,
    fallbackTimeZone: settings.COMPANY_TIME_ZONE,
  });
  const inTime = { urgency: 'known', budgetMilliseconds: settings.READ_BUDGET_MS } as const;
  try {
    // No booking has this link; that the API says so shows that the key is good.
    const nobody: BookingLink = { id: 1, code: 'doctor-looks-for-nothing' };
    const started = performance.now();
    const answer = await api.find(nobody, 'sv', inTime);
    const took = Math.round(performance.now() - started);
    if (!answer.ok) {
      yield fix('API', whatToDo(answer.failure));
      return;
    }
    yield good('API', `it takes the key and answered in ${took} ms`);

    const read = pasted === undefined ? undefined : parseTypedLink({ id: pasted, code: '' });
    const link = read?.kind === 'link' ? read.link : undefined;
    if (pasted === undefined) {
      yield note('A booking', 'not read; give a link from one of your emails with --link');
    } else if (!link) {
      yield fix('The link', 'it has no …/bookings/NUMBER?code=CODE in it; see docs/operators.md');
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

function* examineBooking(booking: Booking, settings: Settings): Generator<Finding> {
  const { company } = booking;
  const { state } = decideState(booking, Date.now());
  yield good('The link', `opens booking ${booking.id}; its page would be "${state}"`);
  yield good('Company', `${company.name ?? 'without a name'}, id ${company.id ?? 'not told'}`);
  yield note(
    'Time zone',
    `${company.timeZone ?? 'not known'}, by the company's country (${company.country ?? 'not told'}); COMPANY_TIME_ZONE is for countries that do not tell it`,
  );
  if (company.phone === undefined && company.email === undefined)
    yield fix('Contact', 'the API tells neither phone nor mail; set them in the branding file');
  if (company.logo !== undefined && URL.canParse(company.logo)) {
    const { host } = new URL(company.logo);
    yield settings.LOGO_HOSTS.includes(host)
      ? good('Logo', `its host ${host} is allowed`)
      : note('Logo', `not shown, because its host is not allowed: LOGO_HOSTS=${host}`);
  }
}

function whatToDo(failure: BokaMeraFailure): string {
  switch (failure.kind) {
    case 'unauthorised':
      return 'it does not take the key: check BOKAMERA_API_KEY';
    case 'refused':
      if (failure.status === 403)
        return 'it does not let this key ask (403): check BOKAMERA_API_KEY and what it may do';
      return `it refuses the question (${failure.status}): check BOKAMERA_API_URL`;
    case 'throttled':
      return 'it says that too much is asked: wait a little, then look again';
    case 'broken':
      return `it is not well (${failure.status}): try again later, or ask BokaMera`;
    case 'unreachable':
      return 'it cannot be reached: check BOKAMERA_API_URL, this machine’s way out and its name server';
    case 'timed-out':
      return 'it did not answer in time: check this machine’s way out, or READ_BUDGET_MS';
    case 'unreadable':
      return 'its answer is not BokaMera’s: check BOKAMERA_API_URL';
  }
}

/** Signs in as for a change of time, and changes nothing. */
async function examineSignIn(settings: Settings): Promise<Finding> {
  const { BOKAMERA_TOKEN_URL: url, BOKAMERA_CLIENT_ID: clientId } = settings;
  const credentials = credentialsOf(settings);
  if (url === undefined || !credentials)
    return note('BOKAMERA_TOKEN_URL', 'not set: customers cannot change the time, only cancel');
  const budgetMilliseconds = settings.READ_BUDGET_MS;
  const accessToken = openAccessToken({
    url: new URL(url),
    clientId,
    credentials,
    budgetMilliseconds,
  });
  const answer = await accessToken.get();
  await accessToken.close();
  return answer.ok
    ? good('Sign-in', 'works; whether the account may change a booking, only a change can tell')
    : fix('Sign-in', `customers cannot change the time: ${whySignedOut(answer.why)}`);
}

function whySignedOut(why: SignInFailure): string {
  switch (why) {
    case 'rejected':
      return 'the credentials are not taken; check BOKAMERA_USER and BOKAMERA_PASSWORD, or BOKAMERA_REFRESH_TOKEN, and BOKAMERA_CLIENT_ID';
    case 'throttled':
      return 'too much is asked; wait a little, then look again';
    case 'broken':
      return 'the token endpoint is not well; try again later, or ask BokaMera';
    case 'unreachable':
    case 'timed-out':
      return 'the token endpoint cannot be reached; check BOKAMERA_TOKEN_URL and this machine’s way out';
    case 'unreadable':
      return 'what answers is no token endpoint; check BOKAMERA_TOKEN_URL';
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
  // Without a listener a failed connection would end this program.
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    await redis.ping();
    return good('Redis', 'answers');
  } catch {
    return fix('Redis', 'does not answer at REDIS_URL; meanwhile each instance counts for itself');
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
  if (!URL.canParse(address)) {
    yield fix('Public address', 'it is no address; give it as https://avboka.example.se');
    return;
  }
  const url = new URL(address);
  if (url.protocol !== 'https:')
    yield fix('Public address', 'it is not https: the code in the link could be read on its way');
  const health = await ask(new URL('/healthz', url));
  if (!health) {
    yield fix('Public address', 'nothing answers there: check DNS, the proxy and the firewall');
    return;
  }
  const [word, version] = health.body.trim().split(' ');
  yield word === 'ok'
    ? good('Public address', `this site answers there, version ${version ?? 'unknown'}`)
    : fix('Public address', 'something else answers there: /healthz should say ok');

  // A link without its code: the page of any other that opens nothing, and no evidence of an opening.
  const page = await ask(new URL('/sv/bookings/1', url));
  const lacking = Object.entries(wantedHeaders)
    .filter(([name, value]) => !value.test(page?.headers.get(name) ?? ''))
    .map(([name]) => name);
  yield lacking.length === 0
    ? good('Headers', 'they reach the customer as the site sends them')
    : fix('Headers', `the proxy changes or drops ${lacking.join(', ')}: let them through`);
  const metrics = await ask(new URL('/metrics', url));
  if (metrics?.status === 200)
    yield fix('Metrics', 'the public can read /metrics: keep METRICS_PORT inside');
}

async function ask(url: URL) {
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(10_000) });
    return { status: response.status, headers: response.headers, body: await response.text() };
  } catch {
    return undefined;
  }
}
