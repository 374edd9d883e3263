import { Pool } from 'undici';
import { readBody, uncompressed } from './read-body';
import { parseJson } from '@/lib/parse-json';
import { traced } from '@/lib/trace';
import { accessTokenAnswer } from './wire';

/** The operator's credentials for signing in. */
export type Credentials =
  | { readonly kind: 'password'; readonly user: string; readonly password: string }
  | { readonly kind: 'refresh-token'; readonly refreshToken: string };

export type SignInSettings = {
  readonly url: URL;
  readonly clientId: string;
  readonly credentials: Credentials;
  /** Total milliseconds for one answer of the token endpoint. */
  readonly budgetMilliseconds: number;
};

/**
 * Why there is no access token. Only the operator can correct it, and only a change of time needs a
 * token. `rejected`: the endpoint refuses the client, the user, the password or the refresh token.
 */
export const signInFailures = [
  'rejected',
  'throttled',
  'broken',
  'unreachable',
  'timed-out',
  'unreadable',
] as const;
export type SignInFailure = (typeof signInFailures)[number];

type SignIn =
  | { readonly ok: true; readonly token: string }
  | { readonly ok: false; readonly why: SignInFailure };

/** Called for every request to the token endpoint with its result and duration in milliseconds. */
export type ObserveSignIn = (result: 'ok' | SignInFailure, milliseconds: number) => void;

export type AccessToken = {
  /**
   * The cached token, or a new one. It is cached until shortly before it expires; concurrent
   * callers share one fetch. `refused` is a token that the API did not accept: it is dropped.
   */
  readonly get: (refused?: string) => Promise<SignIn>;
  readonly close: () => Promise<void>;
};

/** Renew tokens this long before they expire, or after half their life if that is shorter. */
const margin = 30_000;
/** Assumed life of a token whose answer states none. */
const unsaidLife = 60_000;
/** Do not retry rejected credentials for this long: it would only lock the account. */
const rejectedFor = 60_000;

/**
 * Opens the token endpoint of BokaMera's identity provider (Keycloak).
 *
 * Facts (the API's public samples): a form is posted with grant `password` or `refresh_token`, and
 * the client has no secret. Inference: a refresh may return a new refresh token and end the old
 * one, so the newest is tried first and then the configured one. Unknown: how long tokens live, and
 * which roles the account needs for `PUT /bookings/{Id}`.
 *
 * @param now milliseconds of a monotonic clock
 */
export function openAccessToken(
  settings: SignInSettings,
  observe: ObserveSignIn = () => undefined,
  now: () => number = () => performance.now(),
): AccessToken {
  const { credentials } = settings;
  const endpoint = openEndpoint(settings);
  let kept: { readonly token: string; readonly until: number } | undefined;
  let underWay: Promise<SignIn> | undefined;
  let rejectedUntil = -Infinity;
  let newest: string | undefined;

  const ask = async (form: Readonly<Record<string, string>>): Promise<SignIn> => {
    const answer = await endpoint.ask(form);
    if (!answer.ok) return answer;
    const { access_token: token, expires_in: seconds, refresh_token: next } = answer.granted;
    const life = seconds === undefined ? unsaidLife : seconds * 1000;
    kept = { token, until: now() + life - Math.min(margin, life / 2) };
    if (credentials.kind === 'refresh-token') newest = next;
    return { ok: true, token };
  };

  const askByRefreshToken = async (configured: string): Promise<SignIn> => {
    const byToken = (token: string) => ask({ grant_type: 'refresh_token', refresh_token: token });
    if (newest === undefined || newest === configured) return byToken(configured);
    const answer = await byToken(newest);
    if (answer.ok || answer.why !== 'rejected') return answer;
    newest = undefined;
    return byToken(configured);
  };

  const signIn = (): Promise<SignIn> =>
    traced('BokaMera sign-in', {}, async (span) => {
      const started = now();
      const answer =
        credentials.kind === 'password'
          ? await ask({
              grant_type: 'password',
              username: credentials.user,
              password: credentials.password,
            })
          : await askByRefreshToken(credentials.refreshToken);
      const result = answer.ok ? 'ok' : answer.why;
      if (result === 'rejected') rejectedUntil = now() + rejectedFor;
      span.setAttribute('cancellation.result', result);
      observe(result, now() - started);
      return answer;
    });

  return {
    get: async (refused) => {
      if (refused !== undefined && kept?.token === refused) kept = undefined;
      if (kept && now() < kept.until) return { ok: true, token: kept.token };
      if (now() < rejectedUntil) return { ok: false, why: 'rejected' };
      underWay ??= signIn().finally(() => {
        underWay = undefined;
      });
      return underWay;
    },
    close: endpoint.close,
  };
}

type Granted =
  | { readonly ok: true; readonly granted: ReturnType<typeof accessTokenAnswer.parse> }
  | { readonly ok: false; readonly why: SignInFailure };

/** Largest answer, in bytes. */
const largestAnswer = 64 * 1024;

/** Sends the credentials to this address only: no redirects, and no failure contains them. */
function openEndpoint({ url, clientId, budgetMilliseconds }: SignInSettings) {
  const pool = new Pool(url.origin, {
    connections: 2,
    pipelining: 1,
    keepAliveTimeout: 4_000,
    connect: { timeout: 5_000 },
    maxResponseSize: largestAnswer,
  });
  const ask = async (form: Readonly<Record<string, string>>): Promise<Granted> => {
    const signal = AbortSignal.timeout(budgetMilliseconds);
    try {
      const response = await pool.request({
        method: 'POST',
        path: `${url.pathname}${url.search}`,
        headers: {
          accept: 'application/json',
          ...uncompressed,
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: new URLSearchParams({ client_id: clientId, ...form }).toString(),
        signal,
      });
      return readGrant(response.statusCode, await readBody(response, largestAnswer));
    } catch {
      return { ok: false, why: signal.aborted ? 'timed-out' : 'unreachable' };
    }
  };
  return { ask, close: () => pool.close() };
}

function readGrant(status: number, body: string): Granted {
  if (status === 429) return { ok: false, why: 'throttled' };
  if (status >= 500 || status === 408) return { ok: false, why: 'broken' };
  if (status >= 400) return { ok: false, why: 'rejected' };
  const granted = status < 300 ? accessTokenAnswer.safeParse(parseJson(body)).data : undefined;
  return granted ? { ok: true, granted } : { ok: false, why: 'unreadable' };
}
