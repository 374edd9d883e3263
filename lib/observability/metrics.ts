import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { type CountedCancel, createCompanyMetrics } from './company-metrics';

/** What Prometheus reads on METRICS_PORT. Nothing of a customer is in it. */
export type Metrics = {
  readonly answered: (route: string, status: number, milliseconds: number) => void;
  readonly page: (act: 'opened' | 'pressed', state: string) => void;
  readonly looksAutomated: (why: string) => void;
  /** A cancel that was sent. */
  readonly outcome: (cancel: CountedCancel) => void;
  /** A step of a change of time: offered, chosen, and what became of it. */
  readonly moveStep: (step: string) => void;
  /** A try to deliver a message of the webhook, or its end. */
  readonly webhook: (delivery: string) => void;
  readonly limited: (limit: 'guesses' | 'presses' | 'under-way') => void;
  /** A link that opened nothing. */
  readonly missed: () => void;
  readonly unexpected: () => void;
  /** A line of the log that nobody took. */
  readonly lineDropped: () => void;
  readonly limitsShared: (shared: boolean) => void;
  /** `milliseconds` from when it was asked for. */
  readonly api: (
    operation: 'read' | 'cancel' | 'times' | 'move' | 'sign-in',
    result: string,
    milliseconds: number,
  ) => void;
  /** Everything counted so far, in Prometheus' text format. */
  readonly text: () => Promise<string>;
};

/** Makes the numbers of one site. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];

  const pages = new Counter({
    name: 'cancellation_pages_total',
    help: 'Pages of a booking, by the state they showed and whether a link was opened or a button pressed',
    labelNames: ['act', 'state'],
    registers,
  });

  const automated = new Counter({
    name: 'cancellation_looks_automated_total',
    help: 'Presses that did not look like a person, by why',
    labelNames: ['why'],
    registers,
  });

  const outcomes = new Counter({
    name: 'cancellation_outcomes_total',
    help: 'DELETE requests sent to the API, by what is known of them afterwards',
    labelNames: ['outcome'],
    registers,
  });

  const byCompany = createCompanyMetrics(registers);

  const moves = new Counter({
    name: 'cancellation_moves_total',
    help: 'Changes of time by step: free times offered, one chosen and asked for, and what is known afterwards',
    labelNames: ['step'],
    registers,
  });

  const webhooks = new Counter({
    name: 'cancellation_webhook_total',
    help: 'Messages of the webhook, by what became of them; a failed try is tried again',
    labelNames: ['delivery'],
    registers,
  });

  const limited = new Counter({
    name: 'cancellation_limited_total',
    help: 'Requests turned away by a limit',
    labelNames: ['limit'],
    registers,
  });

  const unexpected = new Counter({
    name: 'cancellation_unexpected_total',
    help: 'Failures of our own code',
    registers,
  });

  const missed = new Counter({
    name: 'cancellation_misses_total',
    help: 'Links that opened nothing: guessed, or cut on their way',
    registers,
  });

  const dropped = new Counter({
    name: 'cancellation_log_dropped_total',
    help: 'Lines of the log that nobody took in time',
    registers,
  });

  const sharing = new Gauge({
    name: 'cancellation_limits_shared',
    help: 'Whether limits are shared through Redis; absent where no Redis is set',
    registers,
  });

  const api = new Histogram({
    name: 'cancellation_api_seconds',
    help: 'Time the API took, waiting for a turn included, by operation and result',
    labelNames: ['operation', 'result'],
    buckets: [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20],
    registers,
  });

  const answers = new Histogram({
    name: 'cancellation_answer_seconds',
    help: 'Time to an answer, by route and class of its status',
    labelNames: ['route', 'status'],
    buckets: [0.005, 0.025, 0.1, 0.5, 2, 8, 20],
    registers,
  });

  let watching = false;
  return {
    answered: (route, status, milliseconds) => {
      const kind = `${Math.floor(status / 100)}xx`;
      answers.observe({ route, status: kind }, milliseconds / 1000);
    },
    page: (act, state) => pages.inc({ act, state }),
    looksAutomated: (why) => automated.inc({ why }),
    outcome: (cancel) => {
      outcomes.inc({ outcome: cancel.outcome });
      byCompany(cancel);
    },
    moveStep: (step) => moves.inc({ step }),
    webhook: (delivery) => webhooks.inc({ delivery }),
    limited: (limit) => limited.inc({ limit }),
    missed: () => missed.inc(),
    unexpected: () => unexpected.inc(),
    lineDropped: () => dropped.inc(),
    limitsShared: (shared) => sharing.set(shared ? 1 : 0),
    api: (operation, result, milliseconds) =>
      api.observe({ operation, result }, milliseconds / 1000),
    text: () => {
      // Watching the process costs a timer and some memory, so it starts when somebody first asks.
      if (!watching) collectDefaultMetrics({ register: registry });
      watching = true;
      return registry.metrics();
    },
  };
}
