import PQueue from 'p-queue';
import type { ReadUrgency, Urgency } from '@/lib/booking/booking-api';
import type { BookingLink } from '@/lib/booking/link';
import { createConcurrencyLimit } from '@/lib/concurrency-limit';
import { failed, type Result } from './failure';
import type { CircuitBreaker } from './circuit-breaker';

export type RequestQueueSettings = {
  /** Most requests to the API at once. */
  readonly connections: number;
  /** Most requests of each urgency waiting for their turn; one more is answered "unavailable" at once. */
  readonly waiting: number;
};

/** What is to be let through. */
export type Passage = {
  readonly urgency: Urgency;
  /** The link it is for. */
  readonly link: BookingLink;
  /** When its budget ends (`performance.now()`). */
  readonly ends: number;
};

const notSent = { kind: 'unreachable', delivered: false } as const;
const priorities: Readonly<Record<Urgency, number>> = { unproven: 0, known: 1, cancel: 2 };

/** Reads of one link at once. The second is there so that a press need not wait behind a read that hangs. */
const readsOfLink = { concurrency: 2, waiting: 16, waitingInAll: 1_024 };

/**
 * Lets a bounded number of requests through to the API at once: a cancel before a link that is
 * known, and that before one that opened nothing yet. Of these, each link has two reads at most.
 */
export function createRequestQueue(
  { connections, waiting }: RequestQueueSettings,
  pause: CircuitBreaker,
) {
  const queue = new PQueue({ concurrency: connections });
  const links = createConcurrencyLimit(readsOfLink);

  /**
   * Runs a request when it is its turn. One whose turn comes too late is not sent at all, and one
   * under way is told by its signal when its time is up.
   */
  return async function pass<T>(
    { urgency, link, ends }: Passage,
    request: (signal: AbortSignal) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    const priority = priorities[urgency];
    const booking = String(link.id);
    const asked = performance.now();
    const deadline = new AbortController();
    const timer = setTimeout(
      () => deadline.abort(new DOMException('Out of time', 'TimeoutError')),
      Math.max(1, ends - asked),
    );
    let turn: number | undefined;
    const leave =
      urgency === 'cancel'
        ? () => undefined
        : await links.enter(keyOf(link, urgency), () => deadline.signal);
    try {
      if (!leave || queue.sizeBy({ priority }) >= waiting || !pause.admits(booking))
        return failed(notSent);
      return await queue.add(
        async () => {
          turn = performance.now();
          const answer = await request(deadline.signal);
          // What waited here for most of its time says nothing of how quick the API is.
          if (!meansDown(answer)) pause.noteSuccess();
          else if (turn - asked < ends - turn) pause.noteFailure(booking);
          return answer;
        },
        { priority, signal: deadline.signal },
      );
    } catch (error) {
      if (!deadline.signal.aborted) throw error;
      if (turn === undefined) return failed(notSent);
      if (turn - asked < ends - turn) pause.noteFailure(booking);
      return failed({ kind: 'timed-out' });
    } finally {
      leave?.();
      clearTimeout(timer);
    }
  };
}

// All spellings of a known link share one queue; an unknown code gets its own.
function keyOf({ id, code }: BookingLink, urgency: ReadUrgency): string {
  return urgency === 'known' ? String(id) : JSON.stringify([id, code]);
}

// A refusal or a malformed answer comes from an API that is up.
function meansDown<T>(answer: Result<T>): boolean {
  if (answer.ok) return false;
  const { kind } = answer.failure;
  return kind === 'unreachable' || kind === 'timed-out' || kind === 'broken';
}
