import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Counted, Meter } from '../ports.ts';

/** What is read at the moment when the metrics are asked for. */
export interface Readings {
  /** Open deliveries, those of unknown fate among them, and how long the oldest has been due, in milliseconds. */
  readonly open: number;
  readonly uncertain: number;
  readonly lag: number;
  /** Entries in the index. */
  readonly entries: number;
}

/** The app's meter, and its readings in Prometheus' text format. */
export interface Metrics {
  readonly meter: Meter;
  readonly contentType: string;
  readonly text: () => Promise<string>;
}

/** Opens the metrics. @param read gives the readings; where it rejects, so does `text` */
export function createMetrics(read: () => Promise<Readings>): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const counters = new Map(
    counted.map(([what, name, help]) => [what, new Counter({ name, help, registers: [registry] })] as const),
  );
  const acknowledged = new Histogram({
    name: 'privacy_law_acknowledge_seconds',
    help: 'Time from the arrival of a command, press or event to its acknowledgement; Slack allows 3 s',
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3],
    registers: [registry],
  });
  const gauges = gaugesIn(registry);
  return {
    meter: {
      count: (what, times = 1) => counters.get(what)?.inc(times),
      acknowledged: (milliseconds) => acknowledged.observe(milliseconds / 1000),
    },
    contentType: registry.contentType,
    text: async () => {
      gauges(await read());
      return registry.metrics();
    },
  };
}

const counted: readonly (readonly [Counted, string, string])[] = [
  ['due', 'privacy_law_reminders_due_total', 'Deliveries that became due'],
  ['posted', 'privacy_law_reminders_posted_total', 'Deliveries that stand in a channel'],
  ['uncertain', 'privacy_law_reminders_uncertain_total', 'Posts whose fate was unknown'],
  ['failed', 'privacy_law_reminders_failed_total', 'Deliveries that Slack refused'],
  ['skipped', 'privacy_law_reminders_skipped_total', 'Deliveries that were no longer useful'],
  ['suspended', 'privacy_law_subscriptions_suspended_total', 'Subscriptions that were suspended'],
];

function gaugesIn(registry: Registry): (readings: Readings) => void {
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers: [registry] });
  const depth = gauge('privacy_law_queue_depth', 'Open deliveries');
  const uncertain = gauge('privacy_law_queue_uncertain', 'Open deliveries of unknown fate');
  const lag = gauge('privacy_law_lag_seconds', 'How long the oldest open delivery has been due');
  const entries = gauge('privacy_law_index_entries', 'Entries in the index');
  return (readings) => {
    depth.set(readings.open);
    uncertain.set(readings.uncertain);
    lag.set(readings.lag / 1000);
    entries.set(readings.entries);
  };
}
