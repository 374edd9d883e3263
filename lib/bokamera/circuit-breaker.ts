/** A circuit breaker: stops asking the API for a short while after many failures. */
export type CircuitBreaker = {
  /** Whether a request for this booking may go out now. */
  readonly admits: (booking: string) => boolean;
  readonly noteSuccess: () => void;
  readonly noteFailure: (booking: string) => void;
};

export type CircuitBreakerSettings = {
  /** Failures in a row, over all visitors, that open the circuit. */
  readonly failuresInARow: number;
  /** Milliseconds of a clock that only goes forward. */
  readonly now: () => number;
};

const pauseMilliseconds = 2_000;
/** Distinct bookings that must fail: one that always fails proves nothing about the API. */
const distinctBookings = 5;
/** Distinct bookings that are tried after a pause; one success ends it. */
const trials = 3;
/** Trials without a result by then, because they never left the queue, are replaced. */
const trialMilliseconds = 10_000;

/**
 * Makes the pause. After it, a few different bookings are let through as trials: one that keeps
 * failing is one trial among others, and cannot win the turn from everybody else.
 */
export function createCircuitBreaker({
  failuresInARow,
  now,
}: CircuitBreakerSettings): CircuitBreaker {
  const wanted = Math.min(distinctBookings, failuresInARow);
  let failures = 0;
  let failing = new Set<string>();
  let pausedUntil: number | undefined;
  let tried = new Set<string>();

  const begin = () => {
    pausedUntil = now() + pauseMilliseconds;
    tried = new Set();
  };

  return {
    admits: (booking) => {
      if (pausedUntil === undefined) return true;
      if (now() >= pausedUntil + trialMilliseconds) {
        pausedUntil = now();
        tried = new Set();
      }
      if (now() < pausedUntil || tried.size >= trials || tried.has(booking)) return false;
      tried.add(booking);
      return true;
    },
    noteSuccess: () => {
      failures = 0;
      failing = new Set();
      pausedUntil = undefined;
    },
    noteFailure: (booking) => {
      failures += 1;
      // Bounded: more distinct bookings would not change the decision.
      if (failing.size < wanted) failing.add(booking);
      if (pausedUntil !== undefined) {
        if (now() >= pausedUntil && tried.size >= trials) begin();
      } else if (failures >= failuresInARow && failing.size >= wanted) begin();
    },
  };
}
