import type { Plan, PlanFacts } from '../reminders/plan.ts';
import type { Instant } from '../time/instant.ts';
import type { Clock, Log, Meter } from './ports.ts';
import type { DeliveryLedger } from './reminder-ports.ts';

/** What planning works with. */
export interface PlanningFacts {
  readonly ledger: DeliveryLedger;
  /** The corpus of the moment: its version, and how a subscription is planned with it. */
  readonly planner: () => Planner;
  readonly clock: Clock;
  readonly log: Log;
  readonly meter: Meter;
}

/** Plans subscriptions with a corpus. */
export interface Planner {
  readonly corpusVersion: string;
  readonly plan: (facts: PlanFacts, now: Instant) => Plan;
}

/** Subscriptions planned in one transaction. */
const together = 500;

/**
 * Plans every subscription whose time has come. Any number of processes may do so at the same time.
 * @returns how many deliveries became open; null where another process works with a newer corpus
 */
export async function planReminders(facts: PlanningFacts): Promise<number | null> {
  const { corpusVersion, plan } = facts.planner();
  let opened = 0;
  for (;;) {
    const now = facts.clock.now().getTime();
    const outcome = await facts.ledger.planDue(now, { most: together, corpusVersion }, (one) =>
      plan(one, now),
    );
    if (outcome.kind === 'other_corpus') {
      facts.log.warn({ ours: corpusVersion, noted: outcome.version }, 'another process has another corpus');
      return null;
    }
    for (const { subscriptionId, error } of outcome.failed) {
      facts.log.error(
        { subscriptionId, err: error },
        'a subscription could not be planned; it is tried again in an hour',
      );
    }
    facts.meter.count('due', outcome.opened);
    opened += outcome.opened;
    if (outcome.subscriptions < together) return opened;
  }
}
