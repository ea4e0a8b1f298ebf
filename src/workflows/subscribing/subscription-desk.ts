import type { Library } from '../../answers/library.ts';
import type { PlanningCorpus } from '../../reminders/planning-corpus.ts';
import type { Clock } from '../ports.ts';
import type { DeliveryLedger, ReminderPoster, SubscriptionStore } from '../reminder-ports.ts';
import type { People } from '../subscription-ports.ts';

/** What the use cases of subscriptions work with. */
export interface SubscriptionDesk {
  readonly store: SubscriptionStore;
  readonly ledger: Pick<DeliveryLedger, 'muted'>;
  readonly poster: Pick<ReminderPoster, 'post'>;
  readonly people: People;
  /** The corpus of the moment. */
  readonly library: () => Library;
  /** The same, ready for planning. */
  readonly planning: () => PlanningCorpus;
  readonly clock: Clock;
  /** IANA zone of those who have not chosen one. */
  readonly zone: string;
  /** Lets the reminders look at once at what there is to do. */
  readonly wake: () => void;
}
