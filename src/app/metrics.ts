import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Counted, Meter } from '../ports.ts';
import type { Instant } from '../time/instant.ts';

/** Values that are read when the metrics are requested. */
export interface Readings {
  /** Open deliveries, the uncertain ones among them, and how long the oldest has been due, in milliseconds. */
  readonly open: number;
  readonly uncertain: number;
  readonly lag: number;
  /** When some process last ran the reminders; null for never. */
  readonly ranAt: Instant | null;
  /** Entries in the index. */
  readonly entries: number;
}

/** The app's meter, and its metrics in Prometheus' text format. */
export interface Metrics {
  readonly meter: Meter;
  readonly contentType: string;
  readonly text: () => Promise<string>;
}

/** Creates the metrics. @param read returns the readings; if it rejects, so does `text` */
export function createMetrics(read: () => Promise<Readings>): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const count = countersIn(registry);
  const acknowledged = new Histogram({
    name: 'privacy_law_acknowledge_seconds',
    help: 'Time from receiving a command, press or event to acknowledging it; Slack allows 3 s',
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3],
    registers: [registry],
  });
  const setGauges = gaugesIn(registry);
  return {
    meter: { count, acknowledged: (milliseconds) => acknowledged.observe(milliseconds / 1000) },
    contentType: registry.contentType,
    text: async () => {
      setGauges(await read());
      return registry.metrics();
    },
  };
}

function countersIn(registry: Registry): Meter['count'] {
  const registers = [registry];
  const counter = (name: string, help: string) => new Counter({ name, help, registers });
  const failed = new Counter({
    name: 'privacy_law_reminders_failed_total',
    help: 'Reminders not posted: Slack rejected them, or their card could not be rendered',
    labelNames: ['reason'],
    registers,
  });
  const reason = (value: string) => failed.labels({ reason: value });
  const counters: Readonly<Record<Counted, { readonly inc: (times: number) => void }>> = {
    due: counter('privacy_law_reminders_due_total', 'Reminders that became due'),
    posted: counter('privacy_law_reminders_posted_total', 'Reminders posted'),
    uncertain: counter('privacy_law_reminders_uncertain_total', 'Posts that Slack did not confirm'),
    failed: reason('refused'),
    not_rendered: reason('not_rendered'),
    skipped: counter('privacy_law_reminders_skipped_total', 'Reminders that were no longer useful'),
    suspended: counter('privacy_law_subscriptions_suspended_total', 'Subscriptions paused because posting failed'),
  };
  for (const each of Object.values(counters)) each.inc(0);
  return (what, times = 1) => counters[what].inc(times);
}

function gaugesIn(registry: Registry): (readings: Readings) => void {
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [registry] });
  const depth = gauge('privacy_law_queue_depth', 'Open deliveries');
  const uncertain = gauge('privacy_law_queue_uncertain', 'Open deliveries that Slack did not confirm');
  const lag = gauge('privacy_law_lag_seconds', 'How long the oldest open delivery has been due');
  const ranAt = gauge('privacy_law_reminders_run_timestamp_seconds', 'When some process last ran the reminders');
  const entries = gauge('privacy_law_index_entries', 'Entries in the index');
  return (readings) => {
    depth.set(readings.open);
    uncertain.set(readings.uncertain);
    lag.set(readings.lag / 1000);
    if (readings.ranAt !== null) ranAt.set(readings.ranAt / 1000);
    entries.set(readings.entries);
  };
}
