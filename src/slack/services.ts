import type { WebClientOptions } from '@slack/web-api';
import type { UseCases } from '../bot/bot.ts';
import type { Clock, Log, RecentKeys } from '../ports.ts';
import type { Channel } from '../subscribe/ports.ts';
import type { TokenOf } from './bot-tokens.ts';
import { type ChannelQueue, createChannelQueue } from './channel-queue.ts';
import { type ChannelPoster, createChannelPoster, createViews, type Views } from './post-card.ts';
import { clientWithoutRetries, type Identity, shortTimeout } from './web-client.ts';

/** What listeners work with: all of it belongs to the workspace that a request is from. */
export interface Services extends UseCases, Surface {}

/** How the app replies in a workspace. */
export interface Surface {
  readonly identity: Identity;
  readonly clock: Clock;
  readonly log: Log;
  readonly poster: ChannelPoster;
  readonly queue: ChannelQueue;
  readonly views: Views;
  /** What was answered, pressed and shared recently: Slack may deliver an event more than once. */
  readonly recent: RecentKeys;
  /** Whether people of other workspaces, in shared channels, may ask. */
  readonly answersStrangers: boolean;
}

interface SurfaceOptions extends Pick<Surface, 'clock' | 'log' | 'answersStrangers'> {
  readonly tokenOf: TokenOf;
  readonly clientOptions: WebClientOptions;
  /** Reserves a channel for one post, in all processes. @returns 0, or in how many milliseconds to ask again */
  readonly reserve: (channel: Channel) => Promise<number>;
}

/** Makes the surfaces of workspaces. They share their clients, of which each takes memory and has connections of its own. */
export function createSurfaces({ tokenOf, clientOptions, reserve, ...common }: SurfaceOptions) {
  const [posting, hasty] = [clientWithoutRetries(clientOptions), clientWithoutRetries(clientOptions, shortTimeout)];
  const stopped = new AbortController();
  return {
    of: (identity: Identity, recent: RecentKeys): Surface => {
      const { workspaceId } = identity;
      const ownToken = () => tokenOf(workspaceId);
      const poster = createChannelPoster(ownToken, posting);
      const queue = createChannelQueue({
        poster,
        recent,
        reserve: (channelId) => reserve({ workspaceId, channelId }),
        stopped: stopped.signal,
      });
      return { ...common, identity, recent, poster, queue, views: createViews(ownToken, hasty) };
    },
    /** From now on nothing waits for its turn. */
    stop: () => stopped.abort(),
  };
}
