import { setTimeout as wait } from 'node:timers/promises';
import type { Clock, Log } from '../../ports.ts';
import type { DeliveryLedger } from '../../remind/ports.ts';
import type { ReminderEngine } from '../../remind/reminder-engine-use-cases.ts';
import type { Database } from '../../storage/database.ts';
import { type Instant, second } from '../../time/instant.ts';

/** The loop that plans and delivers reminders. Disposing of it waits for what is being posted. */
export interface ReminderJobs extends AsyncDisposable {
  /** Looks for work now: the clock was moved, or something became due. */
  readonly wake: () => void;
}

interface LoopDependencies {
  readonly reminders: Pick<ReminderEngine, 'plan' | 'deliver' | 'settled'>;
  readonly ledger: Pick<DeliveryLedger, 'nextDueAt' | 'nextRunAt' | 'recordRun'>;
  readonly database: Pick<Database, 'listen'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** The longest sleep, the shortest one after a round that found nothing it could do, and the longest of those. In milliseconds. */
const sleeps = { longest: 60_000, shortest: 50, longestIdle: 5 * second };

/** How often the ledger records that the loop runs, in milliseconds. */
const recordEvery = 10 * second;

/** Processes that are notified together look for work within this time of each other, in milliseconds. */
const spread = 100;

/**
 * Plans and delivers reminders in this process: at once, when something is due, when another process notifies it, and at least
 * once a minute. Any number of processes may do so on one database.
 */
export function startReminderLoop({ reminders, ledger, database, clock, log }: LoopDependencies): ReminderJobs {
  const stop = new AbortController();
  let woken = new AbortController();
  let recordedAt: Instant = Number.NEGATIVE_INFINITY;
  let failures = 0;
  let idle = 0;
  const wake = (): void => woken.abort();
  const round = async (): Promise<number> => {
    const done = (await reminders.plan()) + (await reminders.deliver(stop.signal));
    // What was delivered may have opened more, such as the notice of a pause.
    if (done > 0) void reminders.settled().then(wake);
    const next = Math.min((await ledger.nextDueAt()) ?? Infinity, (await ledger.nextRunAt()) ?? Infinity);
    const now = clock.now().getTime();
    // The distance, since a clock may also be put back.
    if (Math.abs(now - recordedAt) >= recordEvery) {
      await ledger.recordRun(now);
      recordedAt = now;
    }
    failures = 0;
    // What is overdue and was not taken is being worked on by another process, or waits for this one to have its corpus.
    idle = done === 0 && next <= now ? idle + 1 : 0;
    const shortest = idle === 0 ? 0 : Math.min(sleeps.longestIdle, sleeps.shortest * 2 ** (idle - 1));
    return Math.min(sleeps.longest, Math.max(shortest, next - now));
  };
  const loop = inBackground(async (signal) => {
    woken = new AbortController();
    const sleep = await round().catch((error: unknown) => {
      failures += 1;
      log.error({ err: error }, 'reminder loop failed; retrying');
      return Math.min(sleeps.longest, 500 * 2 ** failures);
    });
    await pause(sleep, AbortSignal.any([signal, woken.signal]));
  }, stop);
  const listener = database.listen(() => {
    void pause(Math.random() * spread, stop.signal).then(wake);
  }, log);
  return {
    wake,
    [Symbol.asyncDispose]: async () => {
      await Promise.all([loop[Symbol.asyncDispose](), listener[Symbol.asyncDispose]()]);
      await reminders.settled();
    },
  };
}

/** How often to check whether another process has changed the corpus, in milliseconds. */
const corpusCheck = 5 * second;

/** Refreshes the corpus of this process every few seconds. Disposing of it waits for a refresh in progress. */
export function startCorpusWatch(refresh: () => Promise<void>, log: Log): AsyncDisposable {
  return inBackground(async (signal) => {
    await refresh().catch((error: unknown) => log.error({ err: error }, 'corpus refresh failed; retrying'));
    await pause(corpusCheck, signal);
  });
}

/** Does a step again and again until it is stopped. Disposing of it waits for the step in progress. */
export function inBackground(
  step: (signal: AbortSignal) => Promise<void>,
  stop = new AbortController(),
): AsyncDisposable {
  const run = async (): Promise<void> => {
    while (!stop.signal.aborted) await step(stop.signal);
  };
  const running = run();
  return {
    [Symbol.asyncDispose]: async () => {
      stop.abort();
      await running;
    },
  };
}

/** Waits; ends early when the signal is aborted. Never rejects. */
export const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  wait(milliseconds, undefined, { signal }).catch(() => {});
