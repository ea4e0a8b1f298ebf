import { setTimeout as wait } from 'node:timers/promises';
import type { Clock, Log } from '../../ports.ts';
import { type Instant, second } from '../../time/instant.ts';

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

/** What looks after the reminders while the app runs. Disposing of it waits for what is under way. */
export interface ReminderJobs extends AsyncDisposable {
  /** Looks at once: the clock was moved, or something became due. */
  readonly wake: () => void;
  /** When planning and delivering last came to an end without an error; null before the first time. */
  readonly lastDoneAt: () => Instant | null;
}

/** How often the store is asked whether the corpus is another, in milliseconds. */
const pause = 5 * second;

/**
 * Refreshes the corpus of this process every few seconds: another process may have imported or corrected. Disposing of it waits
 * for the refresh that is under way.
 */
export function startCorpusWatch(refresh: () => Promise<void>, log: Log): AsyncDisposable {
  const ended = new AbortController();
  const run = async (): Promise<void> => {
    while (!ended.signal.aborted) {
      await refresh().catch((error: unknown) =>
        log.error({ err: error }, 'the corpus could not be refreshed; it is tried again'),
      );
      await wait(pause, undefined, { signal: ended.signal }).catch(() => {});
    }
  };
  const running = run();
  return {
    [Symbol.asyncDispose]: async () => {
      ended.abort();
      await running;
    },
  };
}
