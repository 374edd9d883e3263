import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { type CompanyMetrics, type CompanyCancel, createCompanyMetrics } from './company-metrics';
import {
  acts,
  apiOperations,
  apiResults,
  countedLooks,
  cancelOutcomes,
  deliveries,
  limits,
  moveSteps,
  pageNames,
  signInResults,
  statusClasses,
} from './label-values';

/** A request to the API or the token endpoint, and its result. */
type ApiRequest =
  | [operation: (typeof apiOperations)[number], result: (typeof apiResults)[number]]
  | [operation: 'sign-in', result: (typeof signInResults)[number]];

/** The metrics that Prometheus reads on METRICS_PORT. They hold no customer data. */
export type Metrics = {
  readonly answered: (route: string, status: number, milliseconds: number) => void;
  readonly page: (act: (typeof acts)[number], state: (typeof pageNames)[number]) => void;
  /** A booking of this company was shown. */
  readonly companySeen: CompanyMetrics['seen'];
  readonly looksAutomated: (why: (typeof countedLooks)[number]) => void;
  /** A cancel that was sent. */
  readonly outcome: (cancel: CompanyCancel) => void;
  /** A step of a change of time: offered, chosen, or its outcome. */
  readonly moveStep: (step: (typeof moveSteps)[number]) => void;
  /** An attempt to deliver a webhook message, or its end. */
  readonly webhook: (delivery: (typeof deliveries)[number]) => void;
  /** The number of undelivered webhook messages. */
  readonly webhookWaiting: (messages: number) => void;
  readonly limited: (limit: (typeof limits)[number]) => void;
  /** A link that opened nothing. */
  readonly missed: () => void;
  /** The repairs made to a damaged link. */
  readonly repaired: (kinds: readonly string[]) => void;
  readonly unexpected: () => void;
  /** A log line that could not be written. */
  readonly lineDropped: () => void;
  readonly limitsShared: (shared: boolean) => void;
  /** The difference between our clock and the API's, in milliseconds; 0 where there is none worth telling. */
  readonly clockDoubt: (milliseconds: number) => void;
  /** How much of the branding file is wrong and not in use. */
  readonly brandingFaults: (entries: number) => void;
  /** `milliseconds` since the request arrived. */
  readonly api: (...request: [...ApiRequest, milliseconds: number]) => void;
  /** All metrics in Prometheus' text format. */
  readonly text: () => Promise<string>;
  /** Whether anything that triggers an alarm was counted since the text was last read. */
  readonly hasUnread: () => boolean;
};

/**
 * Makes the metrics of one site.
 *
 * @param repairs every kind of link repair, so that each series starts at 0
 * @param version of this build
 */
export function createMetrics(
  repairs: readonly string[] = [],
  version: string = 'unknown',
): Metrics {
  const registry = new Registry();
  const registers = [registry];

  new Gauge({
    name: 'cancellation_build_info',
    help: 'Always 1; its label is the version that runs',
    labelNames: ['version'],
    registers,
  }).set({ version }, 1);

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

  const waiting = new Gauge({
    name: 'cancellation_webhook_waiting',
    help: 'Messages of the webhook that wait or are under way in the process that started at this second since 1970; absent where no webhook is set',
    // Labelled by process: the next process starts at 0, which must not hide what a killed one left.
    labelNames: ['started'],
    registers,
  });
  const started = Math.floor(performance.timeOrigin / 1000);

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

  const repaired = new Counter({
    name: 'cancellation_link_repairs_total',
    help: 'Repairs to links that mail programs or templates bent, by kind; one link may need several',
    labelNames: ['kind'],
    registers,
  });
  for (const kind of repairs) repaired.inc({ kind }, 0);

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

  const clockDoubt = new Gauge({
    name: 'cancellation_clock_doubt_seconds',
    help: 'How far our clock and the one in the answers of the API are apart; 0 while that is less than five seconds',
    registers,
  });

  const branding = new Gauge({
    name: 'cancellation_branding_faults',
    help: 'Entries of the branding file that are wrong and not in use, 1 for a whole file that cannot be used; absent where none is set',
    registers,
  });

  const api = new Histogram({
    name: 'cancellation_api_seconds',
    help: 'Time the API took, waiting for a turn included, by operation and result',
    labelNames: ['operation', 'result'],
    buckets: [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20],
    registers,
  });

  const answersByClass = new Counter({
    name: 'cancellation_answers_total',
    help: 'Answers, by class of their status',
    labelNames: ['status'],
    registers,
  });

  const answers = new Histogram({
    name: 'cancellation_answer_seconds',
    help: 'Time to an answer, by route and class of its status',
    labelNames: ['route', 'status'],
    buckets: [0.005, 0.025, 0.1, 0.5, 2, 8, 20],
    registers,
  });

  for (const act of acts) for (const state of pageNames) pages.inc({ act, state }, 0);
  for (const why of countedLooks) automated.inc({ why }, 0);
  for (const outcome of cancelOutcomes) outcomes.inc({ outcome }, 0);
  for (const step of moveSteps) moves.inc({ step }, 0);
  for (const delivery of deliveries) webhooks.inc({ delivery }, 0);
  for (const limit of limits) limited.inc({ limit }, 0);
  for (const status of statusClasses) answersByClass.inc({ status }, 0);
  for (const operation of apiOperations)
    for (const result of apiResults) api.zero({ operation, result });
  for (const result of signInResults) api.zero({ operation: 'sign-in', result });

  let watching = false;
  let unread = false;
  let nowWaiting = 0;
  let waitingAtRead = 0;
  return {
    answered: (route, status, milliseconds) => {
      const kind = `${Math.floor(status / 100)}xx`;
      answersByClass.inc({ status: kind });
      answers.observe({ route, status: kind }, milliseconds / 1000);
    },
    page: (act, state) => pages.inc({ act, state }),
    companySeen: byCompany.seen,
    looksAutomated: (why) => automated.inc({ why }),
    outcome: (cancel) => {
      outcomes.inc({ outcome: cancel.outcome });
      if (cancel.outcome === 'unconfirmed') unread = true;
      byCompany.outcome(cancel);
    },
    moveStep: (step) => moves.inc({ step }),
    webhook: (delivery) => {
      webhooks.inc({ delivery });
      if (delivery === 'given-up' || delivery === 'dropped') unread = true;
    },
    webhookWaiting: (messages) => {
      nowWaiting = messages;
      waiting.set({ started }, messages);
    },
    limited: (limit) => limited.inc({ limit }),
    missed: () => missed.inc(),
    repaired: (kinds) => {
      for (const kind of kinds) repaired.inc({ kind });
    },
    unexpected: () => {
      unexpected.inc();
      unread = true;
    },
    lineDropped: () => dropped.inc(),
    limitsShared: (shared) => sharing.set(shared ? 1 : 0),
    clockDoubt: (milliseconds) => clockDoubt.set(Math.round(Math.abs(milliseconds) / 1000)),
    brandingFaults: (entries) => branding.set(entries),
    api: (operation, result, milliseconds) =>
      api.observe({ operation, result }, milliseconds / 1000),
    text: () => {
      // Process metrics cost a timer and some memory, so they start with the first scrape.
      if (!watching) collectDefaultMetrics({ register: registry });
      watching = true;
      unread = false;
      waitingAtRead = nowWaiting;
      return registry.metrics();
    },
    // A last scrape that shows waiting messages would look as if this process had lost them.
    hasUnread: () => unread || nowWaiting < waitingAtRead,
  };
}
