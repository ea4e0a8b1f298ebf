import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { RecentKeys } from '../../src/ports.ts';
import { createChannelQueue } from '../../src/slack/channel-queue.ts';

/** Queues of two processes that share what they remember. */
function queues(keys = new Set<string>()) {
  const recent: Pick<RecentKeys, 'addIfNew' | 'forget' | 'first'> = {
    addIfNew: (key) => Promise.resolve(!keys.has(key) && keys.add(key).size > 0),
    forget: (key) => Promise.resolve(void keys.delete(key)),
    first: (prefix) => Promise.resolve([...keys].filter((key) => key.startsWith(prefix)).sort()[0] ?? null),
  };
  const poster = { post: () => Promise.resolve({ kind: 'posted', ts: '1' } as const) };
  const reserve = () => Promise.resolve(0);
  const queue = () =>
    createChannelQueue({ poster, recent, reserve, longestTurn: 100, stopped: new AbortController().signal });
  return { queue: queue(), other: queue() };
}

const ts = (number: number): string => `1555890000.${String(number).padStart(6, '0')}`;

test('messages of a channel are handled in the order of their timestamps, whichever process has them', async () => {
  const done: number[] = [];
  const { queue, other } = queues();
  const handled = [4, 1, 3, 0, 5, 2].map((number) =>
    (number % 2 === 0 ? queue : other).inOrder('C1', ts(number), async () => {
      await wait(5);
      done.push(number);
    }),
  );
  await Promise.all(handled);
  expect(done).toEqual([0, 1, 2, 3, 4, 5]);
});

test('what a killed process left is passed after a while, at once', async () => {
  const keys = new Set([0, 1, 2].map((number) => `line|C1|${ts(number)}`));
  const { queue } = queues(keys);
  const done: string[] = [];
  await Promise.all(['C2', 'C1'].map((channel) => queue.inOrder(channel, ts(9), async () => void done.push(channel))));
  expect([done, keys.size]).toEqual([['C2', 'C1'], 0]);
});

test('work that fails is reported to whoever asked for it, and holds up nothing', async () => {
  const { queue } = queues();
  const failing = queue.inOrder('C1', ts(1), () => Promise.reject(new Error('no answer')));
  const next = queue.inOrder('C1', ts(2), () => Promise.resolve());
  await expect(failing).rejects.toThrow('no answer');
  await expect(next).resolves.toBeUndefined();
});

test('more than a channel can take in two minutes is handled at once', async () => {
  const { queue } = queues();
  const crowded = await Promise.all(
    Array.from({ length: 121 }, async (_, number) => {
      let isCrowded = false;
      await queue.inOrder('C1', ts(number), async (answer) => {
        isCrowded = answer;
      });
      return isCrowded;
    }),
  );
  expect(crowded.map((one, number) => (one ? number : null)).filter((one) => one !== null)).toEqual([120]);
});
