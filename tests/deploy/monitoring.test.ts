import { parser } from '@prometheus-io/lezer-promql';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createMetrics } from '../../src/app/metrics.ts';
import { textOf, yamlOf } from './files.ts';

const rules = z
  .tuple([
    z.object({
      groups: z.tuple([
        z.object({
          rules: z.array(
            z.object({
              alert: z.string().regex(/^PrivacyLaw/),
              expr: z.string(),
              for: z.string().regex(/^\d+m$/),
              labels: z.object({ severity: z.enum(['critical', 'warning']) }),
              annotations: z.object({ summary: z.string().endsWith('.'), action: z.string().endsWith('.') }),
            }),
          ),
        }),
      ]),
    }),
  ])
  .parse(yamlOf('deploy/prometheus/alerts.yaml'))[0].groups[0].rules;

const { panels } = z
  .object({ panels: z.array(z.object({ title: z.string(), targets: z.array(z.object({ expr: z.string() })) })) })
  .parse(JSON.parse(textOf('deploy/grafana/dashboard.json')));

const expressions = [
  ...rules.map(({ alert, expr }) => [alert, expr] as const),
  ...panels.flatMap(({ title, targets }) => targets.map(({ expr }) => [title, expr] as const)),
];

/** The metrics of an expression, and whether all of it is PromQL. */
function read(expression: string): { readonly metrics: readonly string[]; readonly isValid: boolean } {
  const metrics: string[] = [];
  let isValid = true;
  parser.parse(expression).iterate({
    enter: ({ type, name, from, to }) => {
      if (type.isError) isValid = false;
      if (name === 'VectorSelector') metrics.push(expression.slice(from, to).replace(/[{[].*/, ''));
    },
  });
  return { metrics, isValid };
}

/** Every time series that the app exposes, after each thing that is measured has happened. */
async function exposed(): Promise<ReadonlySet<string>> {
  const { meter, text } = createMetrics(async () => ({ open: 1, uncertain: 1, lag: 1, ranAt: 1, entries: 1 }));
  meter.acknowledged(1);
  const lines = (await text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Set(lines.map((line) => line.replace(/[{ ].*/, '')));
}

describe('alerts and dashboard', () => {
  it.each(expressions)('%s asks only for metrics that the app exposes: %s', async (_, expression) => {
    const { metrics, isValid } = read(expression);
    expect(isValid).toBe(true);
    expect(metrics.length).toBeGreaterThan(0);
    const all = await exposed();
    // Prometheus itself adds `up` to each scrape.
    expect(metrics.filter((name) => name !== 'up' && !all.has(name))).toEqual([]);
  });

  it('cover every metric of our own', async () => {
    const named = new Set(expressions.flatMap(([, expression]) => read(expression).metrics));
    const own = [...(await exposed())].filter((name) => name.startsWith('privacy_law_') && !name.endsWith('_sum'));
    expect(own.filter((name) => !named.has(name))).toEqual([]);
  });

  it('the parser refuses what is no PromQL, and sees a metric that is missing', () => {
    expect(read('max(privacy_law_lag_seconds').isValid).toBe(false);
    expect(read('rate(privacy_law_gone_total[5m])').metrics).toEqual(['privacy_law_gone_total']);
  });
});
