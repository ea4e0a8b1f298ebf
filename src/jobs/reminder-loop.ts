import { setTimeout as wait } from 'node:timers/promises';
import type { Instant } from '../time/instant.ts';
import type { Clock, Log } from '../workflows/ports.ts';
import type { ReminderJobs } from './reminder-jobs.ts';

/** What is done again and again. */
interface LoopFacts {
  /** Plans what has become due, then delivers it; resolves when all of it is settled. */
  readonly work: (signal: AbortSignal) => Promise<void>;
  /** When there is something to do next; null where nothing is known of. */
  readonly nextAt: () => Promise<Instant | null>;
  readonly clock: Clock;
  readonly log: Log;
}

/** The longest sleep and the shortest, in milliseconds. */
const longest = 60_000;
const shortest = 50;

/** Runs the reminders inside this process: at once, then when something is due, at least every minute. */
export function startReminderLoop({ work, nextAt, clock, log }: LoopFacts): ReminderJobs {
  const ended = new AbortController();
  let woken = new AbortController();
  let lastDone: Instant | null = null;
  let failures = 0;
  const round = async (): Promise<number> => {
    try {
      await work(ended.signal);
      const next = await nextAt();
      lastDone = clock.now().getTime();
      failures = 0;
      return next === null ? longest : Math.min(longest, Math.max(shortest, next - lastDone));
    } catch (error) {
      failures += 1;
      log.error({ err: error }, 'reminders could not be looked after; it is tried again');
      return Math.min(longest, 500 * 2 ** failures);
    }
  };
  const run = async (): Promise<void> => {
    while (!ended.signal.aborted) {
      woken = new AbortController();
      const sleep = await round();
      const signal = AbortSignal.any([ended.signal, woken.signal]);
      await wait(sleep, undefined, { signal }).catch(() => {});
    }
  };
  const running = run();
  return {
    wake: () => woken.abort(),
    lastDoneAt: () => lastDone,
    [Symbol.asyncDispose]: async () => {
      ended.abort();
      await running;
    },
  };
}
