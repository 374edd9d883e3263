import { errors, Pool } from 'undici';
import { type ApiResult, type BokaMeraFailure, failed, type Result, success } from './failure';
import { createRequestQueue, type RequestQueueSettings, type Passage } from './request-queue';
import { type ClockDoubt, createClockDoubt } from './clock-doubt';
import { createCircuitBreaker } from './circuit-breaker';
import { readBody, uncompressed } from './read-body';
import { parseJson } from '@/lib/parse-json';
import { traced } from '@/lib/trace';
import { bokaMeraError } from './wire';

export type ApiSettings = RequestQueueSettings & {
  /** Failures in a row, of at least five bookings, after which the API is left alone for two seconds. */
  readonly failuresInARow: number;
  readonly url: URL;
  readonly key: string;
};

export const apiOperations = ['read', 'cancel', 'times', 'move'] as const;
type Operation = (typeof apiOperations)[number];

/** Called for every request with its operation, result and duration in milliseconds, queueing included. */
export type ObserveRequest = (
  operation: Operation,
  result: ApiResult,
  milliseconds: number,
) => void;

/** One request to the API. */
export type ApiRequest = {
  readonly operation: Operation;
  readonly method: 'GET' | 'DELETE' | 'PUT';
  /** Below the configured address, starting with a slash. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly language: 'sv' | 'en';
  /** What a PUT changes. */
  readonly body?: object;
  /** An access token, for what needs a signed-in caller. */
  readonly token?: string;
  readonly passage: Passage;
};

/** Sends one request and answers with parsed JSON or a failure. Never throws for what the API does, never sends twice. */
export type SendRequest = (request: ApiRequest) => Promise<Result<unknown>>;

/** Largest answer, in bytes: two weeks of free times are long, a booking is not. */
const largestBody = 1024 * 1024;
/** Longest answer about a booking, in UTF-16 code units: what is longer is not parsed. */
const longestBooking = 512 * 1024;

/** One pool of kept connections to the configured host; the key travels nowhere else, redirects included. */
export function openConnection(
  settings: ApiSettings,
  observe: ObserveRequest,
  clock: ClockDoubt = createClockDoubt(),
): { readonly send: SendRequest; readonly close: () => Promise<void> } {
  const pool = new Pool(settings.url.origin, {
    connections: settings.connections,
    pipelining: 1,
    keepAliveTimeout: 4_000,
    connect: { timeout: 5_000 },
    maxResponseSize: largestBody,
  });
  const base = settings.url.pathname.replace(/\/$/, '');

  const breaker = createCircuitBreaker({
    failuresInARow: settings.failuresInARow,
    now: () => performance.now(),
  });
  const queue = createRequestQueue(settings, breaker);
  const send: SendRequest = (request) => {
    const { operation } = request;
    return traced(`BokaMera ${operation}`, {}, async (span) => {
      const started = performance.now();
      const answer = await queue(request.passage, (signal) => transmit(request, signal));
      const result = answer.ok ? 'ok' : answer.failure.kind;
      span.setAttribute('cancellation.result', result);
      observe(operation, result, performance.now() - started);
      return answer;
    });
  };

  const transmit = async (request: ApiRequest, signal: AbortSignal): Promise<Result<unknown>> => {
    const query = new URLSearchParams(request.query);
    const asked = Date.now();
    const started = performance.now();
    try {
      const response = await pool.request({
        method: request.method,
        path: `${base}${request.path}${query.size > 0 ? `?${query}` : ''}`,
        headers: {
          accept: 'application/json',
          ...uncompressed,
          'x-api-key': settings.key,
          'x-language': request.language,
          ...(request.token === undefined ? {} : { authorization: `Bearer ${request.token}` }),
          ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        body: request.body === undefined ? null : JSON.stringify(request.body),
        idempotent: request.method === 'GET',
        signal,
      });
      // Measured with `performance.now()`: `Date` may be set meanwhile.
      clock.compare(response.headers, { asked, came: asked + performance.now() - started });
      const body = await readBody(response, largestBody);
      if (request.operation !== 'times' && body.length > longestBooking)
        return failed({ kind: 'unreadable' });
      return readResponse(response.statusCode, response.headers['retry-after'], body);
    } catch (error) {
      return failed(networkFailure(error));
    }
  };
  return { send, close: () => pool.close() };
}

function readResponse(
  status: number,
  retryAfter: string | string[] | undefined,
  body: string,
): Result<unknown> {
  const json = parseJson(body);
  // Accepted is not carried out (RFC 9110, 15.3.3).
  if (status === 202) return failed({ kind: 'unreadable' });
  if (status >= 200 && status < 300) {
    return json === undefined ? failed({ kind: 'unreadable' }) : success(json);
  }
  if (status === 401) return failed({ kind: 'unauthorised' });
  if (status === 429) return failed({ kind: 'throttled', retryAfterSeconds: seconds(retryAfter) });
  if (status < 400) return failed({ kind: 'unreadable' });
  const named = bokaMeraError.safeParse(json).success;
  if (status >= 500) return failed({ kind: 'broken', status, named });
  return failed({ kind: 'refused', status, named });
}

/** Longest Retry-After that is waited for, in seconds. */
const day = 24 * 60 * 60;

function seconds(retryAfter: string | string[] | undefined): number | undefined {
  const text = Array.isArray(retryAfter) ? retryAfter[0] : retryAfter;
  const value = Number(text);
  // RFC 9110, 10.2.3: seconds, or a date.
  const wait = Number.isNaN(value) ? (Date.parse(text ?? '') - Date.now()) / 1000 : value;
  return Number.isFinite(wait) && wait > 0 ? Math.min(Math.ceil(wait), day) : undefined;
}

// Codes that Node and undici give before a connection exists: nothing can have been sent.
const neverConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

function networkFailure(error: unknown): BokaMeraFailure {
  if (!(error instanceof Error)) return { kind: 'unreachable', delivered: true };
  if (error.name === 'TimeoutError' || error instanceof errors.HeadersTimeoutError) {
    return { kind: 'timed-out' };
  }
  if (error instanceof errors.ResponseExceededMaxSizeError) return { kind: 'unreadable' };
  const code = 'code' in error ? String(error.code) : '';
  return { kind: 'unreachable', delivered: !neverConnected.has(code) };
}
