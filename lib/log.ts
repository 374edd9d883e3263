import pino from 'pino';
import { metrics } from './metrics';

/** One JSON line for each event, on standard output. Nothing in it opens a booking. */
const log = pino(
  { base: null, timestamp: pino.stdTimeFunctions.isoTime },
  pino.destination({ sync: true }),
);

/**
 * Notes a failure of our own code. A message may quote the address and so the cancellation code;
 * only the kind of the error and its place are written down.
 */
export function logUnexpected(error: unknown, request?: string): void {
  const known = error instanceof Error;
  const place = known
    ? error.stack?.split('\n').find((line) => line.trimStart().startsWith('at '))
    : undefined;
  metrics.unexpected();
  log.error({
    event: 'unexpected',
    request,
    kind: known ? error.name : typeof error,
    place: place?.trim(),
  });
}

/** What can later answer "I never cancelled". */
export type Evidence = {
  readonly event: 'opened' | 'pressed';
  /** The id that the proxy, or this server, gave the request. */
  readonly request: string | undefined;
  readonly booking: number | undefined;
  /** A keyed hash in place of the code: equal for equal links, worth nothing elsewhere. */
  readonly link: string | undefined;
  /** The page that answered, which says what happened. */
  readonly page: string;
  /** Whether it looked like a person, and if not, why. */
  readonly looked: string;
  /** The browser's own name for itself, cut short. */
  readonly agent: string;
};

export function logEvidence(evidence: Evidence): void {
  log.info(evidence);
}

/** Notes that a changed look file cannot be used, and that the last good one goes on. */
export function logLookFile(why: string): void {
  log.warn({ event: 'look-file', note: why });
}

/** Notes that limits are no longer shared with other instances, or are again. */
export function logSharedLimits(shared: boolean): void {
  metrics.limitsShared(shared);
  const event = shared ? 'limits-shared' : 'limits-local';
  log[shared ? 'info' : 'warn']({
    event,
    note: shared ? 'Redis answers' : 'Redis is away; limits are counted on this instance alone',
  });
}
