import { expect, test } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { linkRepairs } from '@/lib/booking/read-link';
import { createMetrics } from '@/lib/observability/metrics';
import { startMetricsServer } from '@/lib/observability/metrics-server';
import { root } from '../../scripts/steps.mjs';
import {
  alertExpressions,
  dashboardExpressions,
  selectorsIn,
  seriesIn,
} from '../../tools/alarms/expressions';

const company = { id: 'c', name: 'Salong' };

/** Every series of a site where nothing was counted yet: one booking was opened, webhook and Redis are set. */
async function exported() {
  const metrics = createMetrics(linkRepairs);
  metrics.companySeen(company);
  metrics.webhookWaiting(0);
  metrics.limitsShared(true);
  return seriesIn(await metrics.text());
}

/** What Prometheus itself adds. */
const own = [{ name: 'up', labels: new Map<string, string>() }];
const added = new Set(['job', 'instance']);

test('every metric, label and value that an alarm or a picture asks for is one that the site exports', async () => {
  const series = [...(await exported()), ...own];
  const asked = [...alertExpressions(), ...dashboardExpressions()];
  expect(asked.length).toBeGreaterThan(25);
  for (const { of, expr } of asked) {
    const selectors = selectorsIn(expr);
    expect(selectors, of).not.toEqual([]);
    for (const { name, labels } of selectors) {
      const named = series.filter((one) => one.name === name);
      expect(named.length, `${of}: ${name}`).toBeGreaterThan(0);
      for (const { label, values } of labels.filter((one) => !added.has(one.label)))
        for (const value of values)
          expect(
            named.some((one) => one.labels.get(label) === value),
            `${of}: ${name}{${label}="${value}"}`,
          ).toBe(true);
    }
  }
});

test('every alarm has a rule test in which it rings and one in which it does not, over what the site exports', async () => {
  const { tests } = z
    .object({
      tests: z.array(
        z.object({
          input_series: z.array(z.object({ series: z.string() })),
          alert_rule_test: z.array(
            z.object({ alertname: z.string(), exp_alerts: z.array(z.unknown()) }),
          ),
        }),
      ),
    })
    .parse(parse(readFileSync(`${root}tools/alarms/alerts.test.yml`, 'utf8')));
  const tried = tests.flatMap((one) => one.alert_rule_test);
  for (const { of } of alertExpressions()) {
    const ofIt = tried.filter(({ alertname }) => alertname === of);
    expect(
      ofIt.some((one) => one.exp_alerts.length > 0),
      `${of} rings`,
    ).toBe(true);
    expect(
      ofIt.some((one) => one.exp_alerts.length === 0),
      `${of} is silent`,
    ).toBe(true);
  }

  const keyOf = (name: string, labels: ReadonlyMap<string, string>) =>
    [name, ...[...labels].filter(([label]) => !added.has(label) && label !== 'started')]
      .map(String)
      .sort()
      .join(' ');
  const known = new Set([...(await exported()), ...own].map((one) => keyOf(one.name, one.labels)));
  for (const { series } of tests.flatMap((one) => one.input_series)) {
    const [read] = seriesIn(`${series} 0`);
    expect(read && known.has(keyOf(read.name, read.labels)), series).toBe(true);
  }
});

test('before anything is counted each series of a labelled counter is there at 0, and none is added later', async () => {
  const metrics = createMetrics(linkRepairs);
  const counters = async () =>
    seriesIn(await metrics.text()).filter(({ name }) =>
      /^cancellation_(?!company_|answer_seconds).*_(total|count)$/.test(name),
    );
  const before = await counters();
  expect(before.length).toBeGreaterThan(80);
  expect(before.filter(({ value }) => value !== 0)).toEqual([]);
  const total = (labels: Record<string, string>) =>
    before.filter(({ labels: has }) =>
      Object.entries(labels).every(([label, value]) => has.get(label) === value),
    ).length;
  expect(total({ outcome: 'unconfirmed' })).toBe(1);
  expect(total({ act: 'pressed', state: 'move-unconfirmed' })).toBe(1);
  expect(total({ operation: 'sign-in', result: 'rejected' })).toBe(1);
  expect(total({ operation: 'sign-in', result: 'refused' })).toBe(0);

  metrics.outcome({ outcome: 'not-cancelled', company, reason: 'ill' });
  metrics.page('opened', 'busy');
  metrics.askedAgain('just-made');
  metrics.moveStep('slot-gone');
  metrics.webhook('dropped');
  metrics.limited('under-way');
  metrics.api('move', 'unreadable', 1);
  metrics.api('sign-in', 'throttled', 1);
  metrics.answered('/[locale]', 503, 1);
  const after = await counters();
  expect(after).toHaveLength(before.length);
  expect(after.filter(({ value }) => value === 1)).toHaveLength(9);
});

test('a company’s series are there at 0 from when its booking is first opened, whatever was counted before', async () => {
  const metrics = createMetrics(linkRepairs);
  const zeros = async () =>
    seriesIn(await metrics.text()).filter(
      ({ name, value }) => name === 'cancellation_company_outcomes_total' && value === 0,
    ).length;
  metrics.companySeen(company);
  expect(await zeros()).toBe(24);
  metrics.outcome({ outcome: 'cancelled', company, reason: undefined });
  metrics.companySeen(company);
  expect(await zeros()).toBe(23);
  // Its page was opened at another instance.
  metrics.outcome({ outcome: 'cancelled', company: { id: 'd', name: undefined }, reason: 'ill' });
  expect(await zeros()).toBe(23);
  metrics.companySeen({ id: 'd', name: undefined });
  expect(await zeros()).toBe(46);
});

const longerThanAnyTest = 3_600_000;

test('a process that stops waits to be read once more after what an alarm is for, and not otherwise', async () => {
  const metrics = createMetrics(linkRepairs);
  const { port, untilRead } = await startMetricsServer(metrics, {
    METRICS_PORT: 0,
    METRICS_HOSTNAME: '127.0.0.1',
  });
  const read = async () => (await fetch(`http://127.0.0.1:${String(port)}/metrics`)).text();
  metrics.page('pressed', 'cancelled');
  metrics.webhook('delivered');
  metrics.outcome({ outcome: 'cancelled', company, reason: undefined });
  await untilRead(longerThanAnyTest);

  const alarming = [
    () => metrics.outcome({ outcome: 'unconfirmed', company, reason: undefined }),
    () => metrics.webhook('given-up'),
    () => metrics.webhook('dropped'),
    () => metrics.unexpected(),
  ];
  for (const count of alarming) {
    count();
    let ended = false;
    const waiting = untilRead(longerThanAnyTest).then(() => {
      ended = true;
    });
    expect(ended).toBe(false);
    await read();
    await waiting;
    await untilRead(longerThanAnyTest);
  }

  // Scraped as waiting, then delivered: without another scrape it would look lost with the process.
  metrics.webhookWaiting(1);
  await read();
  metrics.webhookWaiting(0);
  expect(metrics.hasUnread()).toBe(true);
  const last = untilRead(longerThanAnyTest);
  expect(await read()).toMatch(/^cancellation_webhook_waiting\{started="\d+"\} 0$/m);
  await last;
});

test('a process that nobody reads ends all the same, and one without a port at once', async () => {
  const metrics = createMetrics(linkRepairs);
  metrics.unexpected();
  const where = { METRICS_HOSTNAME: '127.0.0.1' };
  const alone = await startMetricsServer(metrics, { ...where, METRICS_PORT: 0 });
  await alone.untilRead(1);
  expect(metrics.hasUnread()).toBe(true);
  await (await startMetricsServer(metrics, where)).untilRead(longerThanAnyTest);
});
