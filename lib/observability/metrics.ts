import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { type CompanyCancel, createCompanyMetrics } from './company-metrics';
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
export type Metrics = ReturnType<typeof createMetrics>;

/**
 * Makes the metrics of one site.
 *
 * @param repairs every kind of link repair, so that each series starts at 0
 * @param version of this build
 */
export function createMetrics(repairs: readonly string[] = [], version: string = 'unknown') {
  const registry = new Registry();
  const registers = [registry];

  const count = (name: string, help: string) => {
    const counter = new Counter({ name, help, registers });
    return () => counter.inc();
  };
  /** Counts by one label, each of whose values starts at 0. */
  const countBy = <Value extends string>(
    label: string,
    values: readonly Value[],
    name: string,
    help: string,
  ) => {
    const counter = new Counter({ name, help, labelNames: [label], registers });
    for (const value of values) counter.inc({ [label]: value }, 0);
    return (value: Value) => counter.inc({ [label]: value });
  };
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers });

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
  for (const act of acts) for (const state of pageNames) pages.inc({ act, state }, 0);

  const outcomes = countBy(
    'outcome',
    cancelOutcomes,
    'cancellation_outcomes_total',
    'DELETE requests sent to the API, by what is known of them afterwards',
  );

  const byCompany = createCompanyMetrics(registers);

  const webhooks = countBy(
    'delivery',
    deliveries,
    'cancellation_webhook_total',
    'Messages of the webhook, by what became of them; a failed try is tried again',
  );

  const waiting = new Gauge({
    name: 'cancellation_webhook_waiting',
    help: 'Messages of the webhook that wait or are under way in the process that started at this second since 1970; absent where no webhook is set',
    // Labelled by process: the next process starts at 0, which must not hide what a killed one left.
    labelNames: ['started'],
    registers,
  });
  const started = Math.floor(performance.timeOrigin / 1000);

  const unexpected = count('cancellation_unexpected_total', 'Failures of our own code');

  const repaired = countBy(
    'kind',
    repairs,
    'cancellation_link_repairs_total',
    'Repairs to links that mail programs or templates damaged, by kind; one link may need several',
  );

  const sharing = gauge(
    'cancellation_limits_shared',
    'Whether limits are shared through Redis; absent where no Redis is set',
  );
  const clockDoubt = gauge(
    'cancellation_clock_doubt_seconds',
    'How far our clock and the one in the answers of the API are apart; 0 while that is less than five seconds',
  );
  const branding = gauge(
    'cancellation_branding_faults',
    'Entries of the branding file that are wrong and not in use, 1 for a whole file that cannot be used; absent where none is set',
  );

  const api = new Histogram({
    name: 'cancellation_api_seconds',
    help: 'Time the API took, waiting for a turn included, by operation and result',
    labelNames: ['operation', 'result'],
    buckets: [0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20],
    registers,
  });
  for (const operation of apiOperations)
    for (const result of apiResults) api.zero({ operation, result });
  for (const result of signInResults) api.zero({ operation: 'sign-in', result });

  const answersByClass = countBy(
    'status',
    statusClasses,
    'cancellation_answers_total',
    'Answers, by class of their status',
  );
  const answers = new Histogram({
    name: 'cancellation_answer_seconds',
    help: 'Time to an answer, by route and class of its status',
    labelNames: ['route', 'status'],
    buckets: [0.005, 0.025, 0.1, 0.5, 2, 8, 20],
    registers,
  });

  let watching = false;
  let unread = false;
  let nowWaiting = 0;
  let waitingAtRead = 0;
  return {
    answered: (route: string, code: number, milliseconds: number) => {
      const status = statusClasses[Math.floor(code / 100) - 2] ?? '5xx';
      answersByClass(status);
      answers.observe({ route, status }, milliseconds / 1000);
    },
    page: (act: (typeof acts)[number], state: (typeof pageNames)[number]) =>
      pages.inc({ act, state }),
    /** A booking of this company was shown. */
    companySeen: byCompany.seen,
    askedAgain: countBy(
      'why',
      countedLooks,
      'cancellation_looks_automated_total',
      'Presses that were asked about once more, by why',
    ),
    /** A cancel that was sent. */
    outcome: (cancel: CompanyCancel) => {
      outcomes(cancel.outcome);
      if (cancel.outcome === 'unconfirmed') unread = true;
      byCompany.outcome(cancel);
    },
    /** A step of a change of time: offered, chosen, or its outcome. */
    moveStep: countBy(
      'step',
      moveSteps,
      'cancellation_moves_total',
      'Changes of time by step: free times offered, one chosen and asked for, and what is known afterwards',
    ),
    /** An attempt to deliver a webhook message, or its end. */
    webhook: (delivery: (typeof deliveries)[number]) => {
      webhooks(delivery);
      if (delivery === 'given-up' || delivery === 'dropped') unread = true;
    },
    /** The number of undelivered webhook messages. */
    webhookWaiting: (messages: number) => {
      nowWaiting = messages;
      waiting.set({ started }, messages);
    },
    limited: countBy(
      'limit',
      limits,
      'cancellation_limited_total',
      'Requests turned away by a limit',
    ),
    /** A link that opened nothing. */
    missed: count(
      'cancellation_misses_total',
      'Links that opened nothing: guessed, or cut on their way',
    ),
    /** The repairs made to a damaged link. */
    repaired: (kinds: readonly string[]) => {
      for (const kind of kinds) repaired(kind);
    },
    unexpected: () => {
      unexpected();
      unread = true;
    },
    /** A log line that could not be written. */
    lineDropped: count(
      'cancellation_log_dropped_total',
      'Lines of the log that nobody took in time',
    ),
    limitsShared: (shared: boolean) => sharing.set(shared ? 1 : 0),
    /** The difference between our clock and the API's, in milliseconds; 0 where there is none worth telling. */
    clockDoubt: (milliseconds: number) => clockDoubt.set(Math.round(Math.abs(milliseconds) / 1000)),
    /** How much of the branding file is wrong and not in use. */
    brandingFaults: (entries: number) => branding.set(entries),
    /** `milliseconds` since the request arrived. */
    api: (...[operation, result, milliseconds]: [...ApiRequest, milliseconds: number]) =>
      api.observe({ operation, result }, milliseconds / 1000),
    /** All metrics in Prometheus' text format. */
    text: () => {
      // Process metrics cost a timer and some memory, so they start with the first scrape.
      if (!watching) collectDefaultMetrics({ register: registry });
      watching = true;
      unread = false;
      waitingAtRead = nowWaiting;
      return registry.metrics();
    },
    /**
     * Whether anything that triggers an alarm was counted since the text was last read. A last scrape that
     * shows waiting messages would look as if this process had lost them.
     */
    hasUnread: () => unread || nowWaiting < waitingAtRead,
  };
}
