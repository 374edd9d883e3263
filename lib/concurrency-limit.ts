/** Limits concurrent work per key; further work queues, first come first served. */
export type ConcurrencyLimit = {
  /**
   * Takes a place, at once or when one is free, and returns the function that releases it. Undefined when the
   * queue is full, or when the signal ends the wait first.
   *
   * @param waitUntil asked for its signal only when there is something to wait for
   */
  readonly enter: (key: string, waitUntil: () => AbortSignal) => Promise<Leave | undefined>;
};

type Leave = () => void;

type Bounds = {
  /** Most places of one key. */
  readonly concurrency: number;
  /** Most that wait for a place of one key. */
  readonly waiting: number;
  /** Most that wait in all, whatever the key. */
  readonly waitingInAll: number;
};

/** Who has a place, and who waits for one, in order. */
type Line = { inside: number; readonly waiting: Set<() => void> };

/**
 * Makes such a limit. Nothing is kept of a key that has nothing under way. (`p-queue` would do, but a
 * signal that ends the waiting also gives away the place of whoever is inside, and one queue for each
 * request costs 9 µs.)
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

  /** The place that is given back goes to the next in the line, so that nobody overtakes. */
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
