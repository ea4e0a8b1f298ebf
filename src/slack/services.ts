import type { UseCases } from '../bot/bot.ts';
import type { Clock, Log, RecentKeys } from '../ports.ts';
import type { ChannelQueue } from './channel-queue.ts';
import type { ChannelPoster, Views } from './post-card.ts';
import type { Identity } from './web-client.ts';

/** What listeners work with. */
export interface Services extends UseCases {
  readonly identity: Pick<Identity, 'ids' | 'workspace' | 'workspaceId' | 'botName'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly poster: ChannelPoster;
  readonly queue: ChannelQueue;
  readonly views: Views;
  /** What was answered, pressed and shared recently: Slack may deliver an event more than once. */
  readonly recent: Pick<RecentKeys, 'addIfNew' | 'remember' | 'recall' | 'forget'>;
  /** Whether people of other workspaces, in shared channels, may ask. */
  readonly answersStrangers: boolean;
}
