import { setTimeout as wait } from 'node:timers/promises';
import { second } from '../time/instant.ts';
import type { Log } from '../workflows/ports.ts';

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
