import { setTimeout as wait } from 'node:timers/promises';
import type { Card } from '../cards/card.ts';
import type { RecentKeys } from '../ports.ts';
import type { PostOutcome } from '../remind/delivery.ts';
import { minute, second } from '../time/instant.ts';
import type { ChannelPoster, PostTarget } from './post-card.ts';

/** The answers of each channel, in the order in which they were asked for and at the pace that Slack allows. */
export interface ChannelQueue {
  /**
   * Does the work after that of all earlier messages of the channel, in all processes.
   * @param ts of the message
   * @param work `isCrowded`: so much waits that it is done at once instead
   */
  readonly inOrder: (channel: string, ts: string, work: (isCrowded: boolean) => Promise<void>) => Promise<void>;
  /** Posts a card when the channel is free. The outcome is `rate_limited` if that takes too long, or the app is stopping. */
  readonly post: (target: PostTarget, card: Card) => Promise<PostOutcome>;
}

interface QueueOptions {
  readonly poster: Pick<ChannelPoster, 'post'>;
  /** Shows other processes what waits here. */
  readonly recent: Pick<RecentKeys, 'addIfNew' | 'forget' | 'first'>;
  /** Reserves a channel for one post, in all processes. @returns 0, or in how many milliseconds to ask again */
  readonly reserve: (channel: string) => Promise<number>;
  /** How long to wait for one message of another process, which may have been killed; in milliseconds, by default 15 s. */
  readonly longestTurn?: number;
  /** Once it is aborted, nothing waits for its turn. */
  readonly stopped: AbortSignal;
}

/** The most work that waits in a channel: at a message a second, two minutes. */
const longestLine = 120;

/** How long one post waits for Slack to take messages again, in milliseconds. */
const patience = 120 * second;

/** How long other processes see what waits, and how often to look whether it is its turn. In milliseconds. */
const turns = { shown: 5 * minute, check: 50 } as const;

const prefixOf = (channel: string): string => `line|${channel}|`;

interface Waiting {
  /** Sorts by the timestamp of the message. */
  readonly key: string;
  /** Never rejects. */
  readonly work: () => Promise<void>;
}

/** Creates the queue. */
export function createChannelQueue(options: QueueOptions): ChannelQueue {
  const { poster, recent, reserve, longestTurn = 15 * second, stopped } = options;
  const lines = new Map<string, Waiting[]>();
  const pause = (milliseconds: number): Promise<void> =>
    wait(milliseconds, undefined, { signal: stopped }).catch(() => {});
  // The earliest of this process, once no other process has an earlier one.
  const next = async (prefix: string, line: readonly Waiting[]): Promise<Waiting> => {
    for (let [blockedBy, blockedFor] = ['', 0]; ; ) {
      const first = stopped.aborted ? null : await recent.first(prefix).catch(() => null);
      const own = line.reduce((one, other) => (one.key < other.key ? one : other));
      if (first === null || first >= own.key) return own;
      if (blockedFor < longestTurn) {
        blockedFor = first === blockedBy ? blockedFor + turns.check : 0;
        blockedBy = first;
        await pause(turns.check);
      } else await recent.forget(first).catch(() => {});
    }
  };
  const workOff = async (channel: string, line: Waiting[]): Promise<void> => {
    while (line.length > 0) {
      const one = await next(prefixOf(channel), line);
      await one.work();
      line.splice(line.indexOf(one), 1);
      await recent.forget(one.key).catch(() => {});
    }
    lines.delete(channel);
  };
  return {
    inOrder: (channel, ts, work) => {
      const line = lines.get(channel) ?? [];
      if (line.length >= longestLine) return work(true);
      const key = prefixOf(channel) + ts;
      const shown = recent.addIfNew(key, turns.shown).catch(() => {});
      return new Promise((resolve, reject) => {
        line.push({ key, work: () => shown.then(() => work(false)).then(resolve, reject) });
        if (lines.has(channel)) return;
        lines.set(channel, line);
        void workOff(channel, line);
      });
    },
    post: async (target, card) => {
      for (let limitedFor = 0; ; ) {
        for (let busyFor = await reserve(target.channel); busyFor > 0; busyFor = await reserve(target.channel)) {
          await pause(busyFor);
          if (stopped.aborted) return { kind: 'rate_limited', retryAfterSeconds: 1 };
        }
        const outcome = await poster.post(target, card);
        if (outcome.kind !== 'rate_limited') return outcome;
        limitedFor += Math.max(1, outcome.retryAfterSeconds) * second;
        if (limitedFor > patience) return outcome;
        await pause(Math.max(1, outcome.retryAfterSeconds) * second);
        if (stopped.aborted) return outcome;
      }
    },
  };
}
