import type { Library } from '../../answers/library.ts';
import type { Clock } from '../ports.ts';
import type { ReminderPoster, SubscriptionStore } from '../reminder-ports.ts';
import type { People } from '../subscription-ports.ts';

/** What the use cases of subscriptions work with. */
export interface SubscriptionDesk {
  readonly store: SubscriptionStore;
  readonly poster: Pick<ReminderPoster, 'post'>;
  readonly people: People;
  /** The corpus of the moment. */
  readonly library: () => Library;
  readonly clock: Clock;
  /** IANA zone of those who have not chosen one. */
  readonly zone: string;
}
