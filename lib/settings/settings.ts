import * as z from 'zod';
import { isTimeZone } from '../booking/moment';
import { readUrl } from '../read-url';

/**
 * The operator's settings, read when a server starts, never at build time. A test compares
 * `.env.example` and the README with them. `tuning.ts` has the constants.
 */
const realApi = 'https://api.bokamera.se';

const whole = (min: number, max: number) =>
  z.string().trim().regex(/^\d+$/).transform(Number).pipe(z.number().int().min(min).max(max));

/** Long enough to resist guessing, and not one repeated character. */
const secret = z
  .string()
  .min(32)
  .refine((value) => new Set(value).size >= 8);

const settings = z.object({
  PORT: whole(0, 65535).default(3000).describe('a port number, for example 3000'),
  HOSTNAME: z
    .string()
    .default('0.0.0.0')
    .describe('the address to listen on, for example 127.0.0.1'),
  BOKAMERA_API_URL: z
    .url({ protocol: /^https?$/ })
    .default(realApi)
    .describe(`the API's address, for example ${realApi}`),
  BOKAMERA_API_KEY: z
    .string()
    .regex(/^[\x21-\x7e]+$/)
    .optional()
    .describe('your x-api-key from BokaMera, a GUID: ASCII characters without spaces'),
  BOKAMERA_TOKEN_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe(
      'where the site signs in to change times, for example https://identity.bookmore.com/realms/bookmore-admin/protocol/openid-connect/token',
    ),
  BOKAMERA_CLIENT_ID: z
    .string()
    .min(1)
    .default('bm-external-api-users')
    .describe('the OpenID client id to sign in with, for example bm-external-api-users'),
  BOKAMERA_USER: z.string().min(1).optional().describe('the user to sign in as to change times'),
  BOKAMERA_PASSWORD: z.string().min(1).optional().describe('the password of BOKAMERA_USER'),
  BOKAMERA_REFRESH_TOKEN: z
    .string()
    .min(1)
    .optional()
    .describe('a refresh token, instead of BOKAMERA_USER and BOKAMERA_PASSWORD'),
  REDIS_URL: z
    .url({ protocol: /^rediss?$/ })
    .optional()
    .describe('where instances share their limits, for example redis://127.0.0.1:6379'),
  TRUSTED_PROXY_HOPS: whole(0, 10)
    .default(0)
    .describe('how many of your own proxies are in front, for example 1'),
  METRICS_HOSTNAME: z
    .string()
    .default('127.0.0.1')
    .describe('the address that METRICS_PORT listens on, for example 10.0.0.5'),
  METRICS_PORT: whole(0, 65535)
    .optional()
    .describe('a private port for Prometheus metrics, for example 9464'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('the OpenTelemetry collector for traces, for example http://127.0.0.1:4318'),
  OTEL_SERVICE_NAME: z
    .string()
    .max(200)
    .default('bokamera-cancellation')
    .describe('the name of this site in traces, for example cancellation-norrsken'),
  LOGO_HOSTS: z
    .string()
    .default('')
    .transform((hosts) =>
      hosts
        .toLowerCase()
        .split(',')
        .map((host) => host.trim())
        .filter(Boolean),
    )
    .pipe(z.array(z.string().regex(/^[a-z0-9.-]+(:\d+)?$/)))
    .describe(
      'hosts that may serve company logos, without https:// and path, for example cdn.bokamera.se,files.example.se',
    ),
  BRANDING_FILE: z
    .string()
    .optional()
    .describe(
      'a JSON file with names, colours and options, for example /etc/cancellation/branding.json',
    ),
  SIGNING_SECRET: secret
    .optional()
    .describe(
      'at least 32 random characters, the same on every instance; without it, derived from the API key',
    ),
  SIGNING_SECRET_PREVIOUS: secret
    .optional()
    .describe('the previous secret, while pages signed with it may still be open'),
  CALENDAR_UID: z
    .string()
    .regex(/^[!-~]*\{id\}[!-~]*$/)
    .max(150)
    .default('bokamera-booking-{id}')
    .describe('the UID of calendar entries, with {id} in it, for example {id}@bokamera.se'),
  WEBHOOK_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('where to report proved cancellations, for example https://erp.example.se/hook'),
  WEBHOOK_SECRET: z
    .string()
    .transform((secrets) => secrets.trim().split(/\s+/))
    .pipe(z.array(z.string().regex(/^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/)).max(2))
    .optional()
    .describe('whsec_ and 24 to 64 random bytes in base64; during a change two, with a space'),
  RECEIPT_ISSUER: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('the issuer of receipts, a public address, for example https://avboka.example.se'),
  RECEIPT_KEY: z.string().optional().describe('what npm run receipt-key printed'),
  RECEIPT_KEYS_RETIRED: z
    .string()
    .default('')
    .describe('earlier public keys, as npm run receipt-key printed them'),
  COMPANY_TIME_ZONE: z
    .string()
    .refine(isTimeZone)
    .optional()
    .describe('the time zone for countries without a single one, for example Europe/Madrid'),
  API_CONNECTIONS: whole(1, 1000)
    .default(32)
    .describe('most concurrent requests to the API, for example 32'),
  DRAIN_MS: whole(0, 60_000)
    .default(3000)
    .describe('how long /readyz answers 503 before the server stops listening, in milliseconds'),
});

export type Settings = z.infer<typeof settings>;

/** Every setting there is. */
export const settingNames = Object.keys(settings.shape);

type Source = Readonly<Record<string, string | undefined>>;

/** A setting's name, and what is wrong with it in a sentence without its value. */
export type Problem = readonly [name: string, text: string];

/**
 * Parses an environment. Empty values count as absent.
 *
 * @param found problems that are known already, reported together with the rest
 * @throws Error whose message names every missing or wrong setting and what it should be
 */
export function parseSettings(source: Source, found: readonly Problem[] = []): Settings {
  const filled = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const result = settings.safeParse(filled);
  const wrong = result.success ? [] : result.error.issues.map(problemOf);
  // Report one problem per setting: a key whose file is unreadable is not also "missing".
  const problems = new Map<string, string>();
  for (const [name, text] of [...found, ...wrong, ...problemsBetween(filled)])
    if (!problems.has(name)) problems.set(name, text);
  if (result.success && problems.size === 0) return result.data;
  const lines = [...problems].map(([name, text]) => `  ${name}: ${text}`);
  throw new Error(`These settings are missing or wrong:\n${lines.join('\n')}`);
}

function problemOf({ path }: z.core.$ZodIssue): Problem {
  const name = String(path[0]);
  return [name, `should be ${wanted(name)}`];
}

function wanted(name: string): string {
  const shape: Readonly<Record<string, z.ZodType>> = settings.shape;
  const setting = shape[name];
  if (!setting) return 'something else';
  const { type, minimum, maximum } = z.toJSONSchema(setting, { unrepresentable: 'any' });
  const range = type === 'integer' ? ` (a whole number from ${minimum} to ${maximum})` : '';
  return `${setting.description ?? 'something else'}${range}`;
}

/** Problems that involve more than one setting. */
function problemsBetween(source: Source): readonly Problem[] {
  const {
    BOKAMERA_API_URL = realApi,
    BOKAMERA_API_KEY,
    SIGNING_SECRET,
    BASE_PATH = '/',
    WEBHOOK_URL,
    WEBHOOK_SECRET,
  } = source;
  const problems: Problem[] = [];
  const withoutKey =
    isStandIn(BOKAMERA_API_URL) || (BOKAMERA_API_URL !== realApi && SIGNING_SECRET);
  if (!BOKAMERA_API_KEY && !withoutKey) problems.push(missing('BOKAMERA_API_KEY'));
  if (WEBHOOK_URL && !WEBHOOK_SECRET) problems.push(missing('WEBHOOK_SECRET'));
  problems.push(...problemsOfSignIn(source));
  if (BASE_PATH !== '/')
    problems.push([
      'BASE_PATH',
      'is not supported: scripts of the site above it could read the code in the link. Give the page a host name of its own, for example avboka.example.se',
    ]);
  return problems;
}

const missing = (name: string): Problem => [name, `is missing; it should be ${wanted(name)}`];

/** Moving bookings needs a token address and one complete way to sign in. */
function problemsOfSignIn({
  BOKAMERA_TOKEN_URL: url,
  BOKAMERA_USER: user,
  BOKAMERA_PASSWORD: password,
  BOKAMERA_REFRESH_TOKEN: refreshToken,
}: Source): readonly Problem[] {
  if (refreshToken && (user || password))
    return [['BOKAMERA_REFRESH_TOKEN', 'set it or BOKAMERA_USER with BOKAMERA_PASSWORD, not both']];
  if (user && !password) return [missing('BOKAMERA_PASSWORD')];
  if (password && !user) return [missing('BOKAMERA_USER')];
  const canSignIn = Boolean(refreshToken ?? user);
  if (canSignIn && !url) return [missing('BOKAMERA_TOKEN_URL')];
  if (!url) return [];
  if (!canSignIn)
    return [
      [
        'BOKAMERA_TOKEN_URL',
        'needs a way to sign in: BOKAMERA_USER with BOKAMERA_PASSWORD, or BOKAMERA_REFRESH_TOKEN',
      ],
    ];
  return url.startsWith('http:') && !isStandIn(url)
    ? [['BOKAMERA_TOKEN_URL', 'should be https: over http others could read the credentials']]
    : [];
}

/** Whether the API is the sandbox on this machine; only then may the signing secret be public. */
function isStandIn(url: string): boolean {
  return /^(localhost|127(\.\d+){3}|\[::1\])$/.test(readUrl(url)?.hostname ?? '');
}

/** The credentials for moving bookings; undefined when moving is off. */
export function credentialsOf({
  BOKAMERA_USER: user,
  BOKAMERA_PASSWORD: password,
  BOKAMERA_REFRESH_TOKEN: refreshToken,
}: Settings) {
  if (refreshToken !== undefined) return { kind: 'refresh-token', refreshToken } as const;
  return user !== undefined && password !== undefined
    ? ({ kind: 'password', user, password } as const)
    : undefined;
}
