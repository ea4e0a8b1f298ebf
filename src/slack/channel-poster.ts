import type { WebClientOptions } from '@slack/web-api';
import type { Card } from '../cards/card.ts';
import type { PostOutcome } from '../reminders/post-outcome.ts';
import { postCard, postingClient, showCard } from './post-card.ts';

/** Where an answer goes. */
export interface PostTarget {
  readonly channel: string;
  /** The thread's first message, where the post is a reply. */
  readonly threadTs?: string;
}

/** Who is shown something that others in the channel do not see. */
export interface PersonalTarget extends PostTarget {
  readonly user: string;
}

/** Posts cards to channels, once each: it never tries again by itself. */
export interface ChannelPoster {
  readonly post: (target: PostTarget, card: Card) => Promise<PostOutcome>;
  /** Shows a card to one person only. */
  readonly show: (target: PersonalTarget, card: Card) => Promise<PostOutcome>;
}

/** Posts answers with the token of the moment. */
export function createChannelPoster(
  tokenOf: () => Promise<string>,
  options: WebClientOptions,
): ChannelPoster {
  const client = postingClient(options);
  return {
    post: async (target, card) => postCard(client, { token: await tokenOf(), ...target }, card),
    show: async (target, card) => showCard(client, { token: await tokenOf(), ...target }, card),
  };
}
