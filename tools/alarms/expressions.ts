import { parser } from '@prometheus-io/lezer-promql';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { root } from '../../scripts/steps.mjs';

/** An expression from our rules or dashboard, and where it is from. */
export type Expression = { readonly of: string; readonly expr: string };

const rules = z.object({
  groups: z.array(z.object({ rules: z.array(z.object({ alert: z.string(), expr: z.string() })) })),
});

/** The expressions of docs/deploy/alerts.yml, parsed as strict YAML. */
export function alertExpressions(): Expression[] {
  const { groups } = rules.parse(parse(readFileSync(`${root}docs/deploy/alerts.yml`, 'utf8')));
  return groups.flatMap((group) => group.rules.map(({ alert, expr }) => ({ of: alert, expr })));
}

const dashboard = z.object({
  panels: z.array(
    z.object({ title: z.string(), targets: z.array(z.object({ expr: z.string() })) }),
  ),
});

/** The queries of docs/deploy/dashboard.json, with durations in place of Grafana's variables. */
export function dashboardExpressions(): Expression[] {
  const { panels } = dashboard.parse(
    JSON.parse(readFileSync(`${root}docs/deploy/dashboard.json`, 'utf8')),
  );
  return panels.flatMap(({ title, targets }) =>
    targets.map(({ expr }) => ({
      of: title,
      expr: expr.replaceAll('$__rate_interval', '5m').replaceAll('$__range', '1h'),
    })),
  );
}

/** What an expression reads: a metric, and the label values that it selects or excludes. */
export type Selector = {
  readonly name: string;
  readonly labels: readonly { readonly label: string; readonly values: readonly string[] }[];
};

/**
 * Every selector in a PromQL expression.
 *
 * @throws Error if Prometheus' own grammar rejects it
 */
export function selectorsIn(expr: string): Selector[] {
  const selectors: { name: string; labels: Selector['labels'][number][] }[] = [];
  const textOf = ({ from, to }: { from: number; to: number }) => expr.slice(from, to);
  parser.parse(expr).iterate({
    enter: (node) => {
      if (node.type.isError) throw new Error(`no PromQL at ${node.from}: ${expr}`);
      if (node.name === 'VectorSelector') selectors.push({ name: '', labels: [] });
      const current = selectors.at(-1);
      if (!current) return;
      if (node.name === 'Identifier' && node.node.parent?.name === 'VectorSelector')
        current.name = textOf(node);
      if (node.name === 'UnquotedLabelMatcher') {
        const [, label = '', value = ''] =
          /^(\w+)\s*[=!~]+\s*["'](.*)["']$/.exec(textOf(node)) ?? [];
        current.labels.push({ label, values: value.split('|') });
      }
    },
  });
  return selectors;
}

/** A series as Prometheus writes it. */
export type Series = { readonly name: string; readonly labels: ReadonlyMap<string, string> };

/** Parses series and values from Prometheus' text format. */
export function seriesIn(text: string): (Series & { readonly value: number })[] {
  return [...text.matchAll(/^(\w+)(\{.*\})? (\S+)$/gm)].map(
    ([, name = '', labels = '', value = '']) => ({
      name,
      labels: new Map(
        [...labels.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, label = '', is = '']) => [
          label,
          is,
        ]),
      ),
      value: Number(value),
    }),
  );
}
