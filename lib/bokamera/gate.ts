import {
  BrokenCircuitError,
  circuitBreaker,
  ConsecutiveBreaker,
  handleWhenResult,
} from 'cockatiel';
import PQueue from 'p-queue';
import * as z from 'zod';
import { failed, type Result } from './failure';

export type GateSettings = {
  /** Most requests to the API at once. */
  readonly connections: number;
  /** Most requests waiting for their turn; one more is answered "unavailable" at once. */
  readonly waiting: number;
  /** After this many failures in a row, whoever asked, the API is left alone for two seconds. */
  readonly failuresInARow: number;
};

const notSent = { kind: 'unreachable', delivered: false } as const;

/** `cancel` goes before `read`: a customer who pressed waits for nobody who only looks. */
export type Urgency = 'read' | 'cancel';

const pauseMilliseconds = 2_000;

/**
 * Lets a bounded number of requests through to the API at once, and none for a short while after
 * it failed many times in a row, so that it is not beaten while it is down and customers are not
 * kept waiting for nothing.
 */
export function createGate({ connections, waiting, failuresInARow }: GateSettings) {
  const queue = new PQueue({ concurrency: connections });
  const breaker = circuitBreaker(handleWhenResult(meansDown), {
    breaker: new ConsecutiveBreaker(failuresInARow),
    halfOpenAfter: pauseMilliseconds,
  });

  /**
   * Runs a request when it is its turn. `ends` is when its budget does (`performance.now()`): a
   * request whose turn comes later is not sent at all, and one under way is told by its signal.
   */
  return async function pass<T>(
    urgency: Urgency,
    ends: number,
    request: (signal: AbortSignal) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    if (urgency === 'read' && queue.size >= waiting) return failed(notSent);
    const deadline = new AbortController();
    const timer = setTimeout(
      () => deadline.abort(new DOMException('Out of time', 'TimeoutError')),
      Math.max(1, ends - performance.now()),
    );
    const turn = { came: false };
    try {
      return await queue.add(
        () => {
          turn.came = true;
          return breaker.execute(() => request(deadline.signal));
        },
        { priority: urgency === 'cancel' ? 1 : 0, signal: deadline.signal },
      );
    } catch (error) {
      if (error instanceof BrokenCircuitError) return failed(notSent);
      if (deadline.signal.aborted) return failed(turn.came ? { kind: 'timed-out' } : notSent);
      throw error;
    } finally {
      clearTimeout(timer);
    }
  };
}

// A refusal or a malformed answer comes from an API that is up.
const down = z.object({
  ok: z.literal(false),
  failure: z.object({ kind: z.enum(['unreachable', 'timed-out', 'broken']) }),
});

function meansDown(result: unknown): boolean {
  return down.safeParse(result).success;
}
