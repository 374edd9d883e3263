/** Limits concurrent work per key; further work queues, first come, first served. */
export type ConcurrencyLimit = {
  /**
   * Takes a place, at once or when one is free, and returns the function that releases it.
   * Undefined when the queue is full, or when the signal ends the wait first.
   *
   * @param waitUntil called for its signal only when the caller has to wait
   */
  readonly enter: (key: string, waitUntil: () => AbortSignal) => Promise<Leave | undefined>;
};

type Leave = () => void;

type Bounds = {
  /** Most concurrent places per key. */
  readonly concurrency: number;
  /** Most waiting callers per key. */
  readonly waiting: number;
  /** Most waiting callers in total. */
  readonly waitingInAll: number;
};

/** How many hold a place, and who waits, in order. */
type Line = { inside: number; readonly waiting: Set<() => void> };

/**
 * Makes the limit. It stores nothing for idle keys. (Not `p-queue`: there the signal that ends the
 * wait also gives away the place of a running caller, and one queue per request costs 9 µs.)
 */
export function createConcurrencyLimit({
  concurrency,
  waiting,
  waitingInAll,
}: Bounds): ConcurrencyLimit {
  const lines = new Map<string, Line>();
  let waitingNow = 0;

  const leaveOf = (key: string, line: Line): Leave => {
    let isInside = true;
    return () => {
      if (!isInside) return;
      isInside = false;
      const [next] = line.waiting;
      if (next) {
        next();
        return;
      }
      line.inside -= 1;
      if (line.inside === 0) lines.delete(key);
    };
  };

  /** A released place goes to the next caller in line, so that nobody overtakes. */
  const wait = (key: string, line: Line, signal: AbortSignal) =>
    new Promise<Leave | undefined>((resolve) => {
      const end = (leave: Leave | undefined) => {
        if (!line.waiting.delete(enter)) return;
        waitingNow -= 1;
        signal.removeEventListener('abort', giveUp);
        resolve(leave);
      };
      const enter = () => end(leaveOf(key, line));
      const giveUp = () => end(undefined);
      line.waiting.add(enter);
      waitingNow += 1;
      signal.addEventListener('abort', giveUp);
      if (signal.aborted) giveUp();
    });

  return {
    enter: async (key, waitUntil) => {
      const line = lines.get(key) ?? { inside: 0, waiting: new Set() };
      if (line.inside < concurrency) {
        lines.set(key, line);
        line.inside += 1;
        return leaveOf(key, line);
      }
      const isFull = line.waiting.size >= waiting || waitingNow >= waitingInAll;
      return isFull ? undefined : wait(key, line, waitUntil());
    },
  };
}
