import { linkRepairs } from '@/lib/booking/read-link';
import { createMetrics, type Metrics } from '@/lib/observability/metrics';
import { dashboardExpressions, seriesIn } from './expressions';

const norrsken = { id: 'norrsken', name: 'Salong Norrsken' };
const lyktan = { id: 'lyktan', name: 'Lyktan' };

/**
 * Counts the first event of every kind: six cancels for five reasons, and one of each other thing
 * on the dashboard.
 */
function firstOfEverything(metrics: Metrics): void {
  for (const reason of ['ill', 'time', 'changed-mind', 'found-other', 'mistake'] as const)
    metrics.outcome({ outcome: 'cancelled', company: norrsken, reason });
  metrics.outcome({ outcome: 'cancelled', company: lyktan, reason: 'ill' });
  metrics.outcome({ outcome: 'unconfirmed', company: lyktan, reason: undefined });
  metrics.page('opened', 'too-late');
  metrics.api('read', 'timed-out', 300);
  metrics.limited('guesses');
  metrics.askedAgain('unseen');
  metrics.webhook('given-up');
  metrics.moveStep('slot-gone');
  metrics.repaired(['second-question-mark']);
  metrics.clockDoubt(120_000);
}

type Drawn = Readonly<Record<string, number>>;

/** What each panel then shows: its labels and their values; for a rate only that it is above 0. */
const drawn: Readonly<
  Record<string, 'anything' | { readonly exactly?: Drawn; readonly above0?: readonly string[] }>
> = {
  'Pages by state': { above0: ['{state="too-late"}'] },
  'Cancels by outcome': {
    above0: ['{outcome="cancelled"}', '{outcome="unconfirmed"}'],
  },
  'API response time': { above0: ['{operation="read"}'] },
  'Failed API requests': { above0: ['{operation="read",result="timed-out"}'] },
  'Refused by limits': { above0: ['{limit="guesses"}'] },
  'Presses that had to be confirmed': { above0: ['{why="unseen"}'] },
  'Memory per instance': 'anything',
  'CPU per instance': 'anything',
  'Event loop delay': 'anything',
  'Clock apart from the API’s': 'anything',
  'Cancellations by company': {
    exactly: { '{name="Salong Norrsken"}': 5, '{name="Lyktan"}': 1 },
  },
  'Why customers cancel': {
    exactly: {
      '{reason="ill"}': 2,
      '{reason="time"}': 1,
      '{reason="changed-mind"}': 1,
      '{reason="found-other"}': 1,
      '{reason="mistake"}': 1,
    },
  },
  'Cancels without proof by company': {
    exactly: { '{name="Lyktan",outcome="unconfirmed"}': 1 },
  },
  'Webhook messages': { above0: ['{delivery="given-up"}'] },
  'Changes of time by step': { above0: ['{step="slot-gone"}'] },
  'Repaired links by kind': { above0: ['{kind="second-question-mark"}'] },
};

/**
 * Makes a file for `promtool test rules`: every query of the dashboard, over the series that the
 * site really exports before and after the first event of every kind. In one half the companies
 * were seen before their first cancel, in the other not.
 */
export async function dashboardTests() {
  const tests = await Promise.all(
    [true, false].map(async (seenBefore) => ({
      name: seenBefore ? 'companies were seen before' : 'companies are first seen with a cancel',
      interval: '15s',
      input_series: await recorded(seenBefore),
      promql_expr_test: dashboardExpressions().map(({ of, expr }) => {
        const shown = drawn[of];
        if (shown === undefined)
          throw new Error(`No expectation is written for the panel "${of}".`);
        const at = { eval_time: '12m' };
        if (shown === 'anything')
          return { ...at, expr: `count(${expr})`, exp_samples: [{ labels: '{}', value: 1 }] };
        const { exactly, above0 = [] } = shown;
        return exactly
          ? {
              ...at,
              expr,
              exp_samples: Object.entries(exactly).map(([labels, value]) => ({ labels, value })),
            }
          : {
              ...at,
              expr: `sgn(${expr}) > 0`,
              exp_samples: above0.map((labels) => ({ labels, value: 1 })),
            };
      }),
    })),
  );
  return { rule_files: [], evaluation_interval: '1m', tests };
}

/**
 * Every series that the site exports, scraped for ten minutes before the first events and for ten
 * after.
 */
async function recorded(seenBefore: boolean) {
  const metrics = createMetrics(linkRepairs);
  if (seenBefore) for (const company of [norrsken, lyktan]) metrics.companySeen(company);
  const nameOf = ({ name, labels }: { name: string; labels: ReadonlyMap<string, string> }) => {
    const all = [...labels, ['job', 'cancellation'], ['instance', 'a:9464']];
    return `${name}{${all.map(([label, value]) => `${label}="${value}"`).join(',')}}`;
  };
  const read = async () =>
    new Map(seriesIn(await metrics.text()).map((series) => [nameOf(series), series.value]));
  const before = await read();
  firstOfEverything(metrics);
  return [...(await read())].map(([series, after]) => {
    const began = before.get(series);
    return { series, values: `${began === undefined ? '_x40' : `${began}+0x39`} ${after}+0x40` };
  });
}
