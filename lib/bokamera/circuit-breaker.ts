/** A circuit breaker: stops requests to the API for a short while after many failures. */
export type CircuitBreaker = {
  /** Whether a request for this booking may be sent now. */
  readonly admits: (booking: string) => boolean;
  readonly noteSuccess: () => void;
  readonly noteFailure: (booking: string) => void;
};

export type CircuitBreakerSettings = {
  /** Consecutive failures, over all visitors, that open the circuit. */
  readonly failuresInARow: number;
  /** Milliseconds of a monotonic clock. */
  readonly now: () => number;
};

const pauseMilliseconds = 2_000;
/** How many different bookings must fail: one that always fails proves nothing about the API. */
const distinctBookings = 5;
/** How many different bookings are tried after the pause; one success closes the circuit. */
const trials = 3;
/** After this long, a trial that never left the queue is replaced. */
const trialMilliseconds = 10_000;

/**
 * Makes the circuit breaker. After the pause it lets a few different bookings through as trials, so
 * that one booking that always fails cannot use up every trial.
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
