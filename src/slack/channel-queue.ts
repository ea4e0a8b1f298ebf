import { setTimeout as wait } from 'node:timers/promises';
import type { Card } from '../cards/card.ts';
import type { PostOutcome } from '../remind/delivery.ts';
import { second } from '../time/instant.ts';
import type { ChannelPoster, PostTarget } from './post-card.ts';

/** The answers of each channel, in the order in which they were asked for and at the pace that Slack allows. */
export interface ChannelQueue {
  /** Does the work after all earlier work of the channel. @param work `isCrowded`: so much waits that it is done at once instead */
  readonly inOrder: (channel: string, work: (isCrowded: boolean) => Promise<void>) => Promise<void>;
  /** Posts a card when the channel is free. The outcome is `rate_limited` if that takes too long, or the app is stopping. */
  readonly post: (target: PostTarget, card: Card) => Promise<PostOutcome>;
  /** From now on nothing waits for its turn. */
  readonly stop: () => void;
}

interface QueueOptions {
  readonly poster: Pick<ChannelPoster, 'post'>;
  /** Reserves a channel for one post, in all processes. @returns 0, or in how many milliseconds to ask again */
  readonly reserve: (channel: string) => Promise<number>;
}

/** The most work that waits in a channel: at a message a second, two minutes. */
const longestLine = 120;

/** How long one post waits for Slack to take messages again, in milliseconds. */
const patience = 120 * second;

/** Creates the queue. */
export function createChannelQueue({ poster, reserve }: QueueOptions): ChannelQueue {
  const stopped = new AbortController();
  const lines = new Map<string, { readonly last: Promise<void>; readonly length: number }>();
  const pause = (milliseconds: number): Promise<void> =>
    wait(milliseconds, undefined, { signal: stopped.signal }).catch(() => {});
  return {
    inOrder: async (channel, work) => {
      const { last = Promise.resolve(), length = 0 } = lines.get(channel) ?? {};
      if (length >= longestLine) return work(true);
      const done = last.then(() => work(false));
      const settled = done
        .catch(() => {})
        .finally(() => {
          const line = lines.get(channel);
          if (line && line.length > 1) lines.set(channel, { ...line, length: line.length - 1 });
          else lines.delete(channel);
        });
      lines.set(channel, { last: settled, length: length + 1 });
      return done;
    },
    post: async (target, card) => {
      for (let limitedFor = 0; ; ) {
        for (let busyFor = await reserve(target.channel); busyFor > 0; busyFor = await reserve(target.channel)) {
          await pause(busyFor);
          if (stopped.signal.aborted) return { kind: 'rate_limited', retryAfterSeconds: 1 };
        }
        const outcome = await poster.post(target, card);
        if (outcome.kind !== 'rate_limited') return outcome;
        limitedFor += Math.max(1, outcome.retryAfterSeconds) * second;
        if (limitedFor > patience) return outcome;
        await pause(Math.max(1, outcome.retryAfterSeconds) * second);
        if (stopped.signal.aborted) return outcome;
      }
    },
    stop: () => stopped.abort(),
  };
}
