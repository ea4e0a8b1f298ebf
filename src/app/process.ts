import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What was opened, to be closed last first. Node 20 has no AsyncDisposableStack. */
export interface Disposables extends AsyncDisposable {
  /** Adds something that was opened, and gives it back. */
  readonly use: <T extends AsyncDisposable>(opened: T) => T;
}

/**
 * Begins to gather what is opened. Disposing of it closes everything, even where something cannot be closed: what went wrong
 * is thrown at the end.
 */
export function disposables(): Disposables {
  const opened: AsyncDisposable[] = [];
  return {
    use: (one) => {
      opened.push(one);
      return one;
    },
    [Symbol.asyncDispose]: async () => {
      const errors: unknown[] = [];
      for (const one of opened.splice(0).reverse()) {
        try {
          await one[Symbol.asyncDispose]();
        } catch (error) {
          errors.push(error);
        }
      }
      if (errors.length > 0) throw new AggregateError(errors, 'not everything could be closed');
    },
  };
}

/**
 * Resolves when the process is asked to stop: Ctrl+C, or SIGTERM from whatever runs it.
 * @param given rejects the wait with its reason when something else ends the work
 */
export function waitForShutdown(given?: AbortSignal): Promise<NodeJS.Signals> {
  return new Promise((resolve, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
    given?.addEventListener('abort', () => reject(given.reason));
  });
}

/**
 * Keeps the space for young objects at its first size. V8 lets it grow with every burst and hardly gives it back: some 20 MB of a
 * process that mostly waits. Measured with `bench/start.ts`: no more CPU for it.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}

/** Collects what the start left behind, once, and gives it back to the system: some 15 MB, in 20 to 35 ms. */
export function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  // What the first finds empty, the second gives back.
  runInNewContext('gc(); gc();');
}
