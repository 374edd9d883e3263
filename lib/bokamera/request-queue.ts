import PQueue from 'p-queue';
import type { ReadUrgency, Urgency } from '@/lib/booking/booking-api';
import { type BookingLink, linkKey } from '@/lib/booking/link';
import { createConcurrencyLimit } from '@/lib/concurrency-limit';
import { failed, type Result } from './failure';
import type { CircuitBreaker } from './circuit-breaker';

export type RequestQueueSettings = {
  /** Most concurrent requests to the API. */
  readonly connections: number;
  /** Most queued requests of each urgency; further ones fail as unreachable at once. */
  readonly waiting: number;
};

/** What the queue has to know of a request. */
export type Passage = {
  readonly urgency: Urgency;
  /** The link it is for. */
  readonly link: BookingLink;
  /** When its budget ends (`performance.now()`). */
  readonly ends: number;
};

const neverLeft = { kind: 'unreachable', delivered: false } as const;
const priorities: Readonly<Record<Urgency, number>> = { unknown: 0, known: 1, change: 2 };

/** Limits reads per link, but for those after a change. Two at once, so that a press need not wait behind a read that hangs. */
const readsOfLink = { concurrency: 2, waiting: 16, waitingInAll: 1_024 };

/**
 * Limits concurrent requests to the API. A DELETE or PUT and the reads after it go first, then links that opened their booking
 * before, then the rest. Each link has at most two concurrent reads, beside those after a change.
 */
export function createRequestQueue(
  { connections, waiting }: RequestQueueSettings,
  breaker: CircuitBreaker,
) {
  const queue = new PQueue({ concurrency: connections });
  const links = createConcurrencyLimit(readsOfLink);

  /**
   * Runs a request when its turn comes. A request whose budget ends in the queue is never sent; one
   * under way is aborted by its signal.
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
      urgency === 'change'
        ? () => undefined
        : await links.enter(keyOf(link, urgency), () => deadline.signal);
    try {
      if (!leave || queue.sizeBy({ priority }) >= waiting || !breaker.admits(booking))
        return failed(neverLeft);
      return await queue.add(
        async () => {
          turn = performance.now();
          const answer = await request(deadline.signal);
          // A request that spent most of its time in this queue says nothing about the API's speed.
          if (!meansDown(answer)) breaker.noteSuccess();
          else if (turn - asked < ends - turn) breaker.noteFailure(booking);
          return answer;
        },
        { priority, signal: deadline.signal },
      );
    } catch (error) {
      if (!deadline.signal.aborted) throw error;
      if (turn === undefined) return failed(neverLeft);
      if (turn - asked < ends - turn) breaker.noteFailure(booking);
      return failed({ kind: 'timed-out' });
    } finally {
      leave?.();
      clearTimeout(timer);
    }
  };
}

// All spellings of a known link share one queue; an unknown code gets its own.
function keyOf(link: BookingLink, urgency: ReadUrgency): string {
  return urgency === 'known' ? String(link.id) : linkKey(link);
}

// An API that refuses or answers nonsense is still up.
function meansDown<T>(answer: Result<T>): boolean {
  if (answer.ok) return false;
  const { kind } = answer.failure;
  return kind === 'unreachable' || kind === 'timed-out' || kind === 'broken';
}
