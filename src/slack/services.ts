import type { UseCases } from '../bot/bot.ts';
import type { Clock, Log, RecentKeys } from '../ports.ts';
import type { ChannelPoster } from './post-card.ts';

/** What listeners work with. */
export interface Services extends UseCases {
  readonly clock: Clock;
  readonly log: Log;
  readonly poster: ChannelPoster;
  /** Ids of the events answered recently: Slack may deliver an event more than once. */
  readonly answered: RecentKeys;
  /** Entries shared recently, by channel, person and message. */
  readonly shared: RecentKeys;
}
