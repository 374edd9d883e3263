/** Whether the API is asked at all. It is left alone for a short while after it failed many customers. */
export type Pause = {
  /** Whether a request for this link may go out now. */
  readonly admits: (link: string) => boolean;
  readonly noteSuccess: () => void;
  readonly noteFailure: (link: string) => void;
};

export type PauseSettings = {
  /** Failures in a row, whoever asked, after which the API is left alone. */
  readonly failuresInARow: number;
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
};

const pauseMilliseconds = 2_000;
/** One booking that always fails says nothing of the API; so many different ones do. */
const distinctLinks = 5;
/** After a pause so many different links are tried; one that answers ends it. */
const trials = 3;

/**
 * Makes the pause. After it, a few different links are let through as trials: one that keeps
 * failing is one trial among others, and cannot win the turn from everybody else.
 */
export function createPause({ failuresInARow, now }: PauseSettings): Pause {
  const wanted = Math.min(distinctLinks, failuresInARow);
  let failures = 0;
  let failing = new Set<string>();
  let pausedUntil: number | undefined;
  let tried = new Set<string>();

  const begin = () => {
    pausedUntil = now() + pauseMilliseconds;
    tried = new Set();
  };

  return {
    admits: (link) => {
      if (pausedUntil === undefined) return true;
      if (now() < pausedUntil || tried.size >= trials || tried.has(link)) return false;
      tried.add(link);
      return true;
    },
    noteSuccess: () => {
      failures = 0;
      failing = new Set();
      pausedUntil = undefined;
    },
    noteFailure: (link) => {
      failures += 1;
      // A handful is enough to judge by; whoever fails more often adds nothing.
      if (failing.size < wanted) failing.add(link);
      if (pausedUntil !== undefined) {
        if (now() >= pausedUntil && tried.size >= trials) begin();
      } else if (failures >= failuresInARow && failing.size >= wanted) begin();
    },
  };
}
