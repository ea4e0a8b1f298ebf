import type { Log } from '../../ports.ts';
import { minute, second } from '../../time/instant.ts';
import { inBackground, pause } from './reminder-loop.ts';

/** What is done for sources in each round, in this order. A part that fails does not keep the others from being done. */
export type SourceWork = Readonly<Record<string, (signal: AbortSignal) => Promise<void>>>;

/** When the rounds begin, in milliseconds. */
export interface SourceRounds {
  /** After the start of the app, which has other things to do then. */
  readonly first: number;
  readonly every: number;
}

/** Each source has an interval of its own; a round only looks for what is due. */
export const sourceRounds: SourceRounds = { first: 10 * second, every: minute };

/** The loop over the sources. Disposing of it waits for what is being stored. */
export interface SourceLoop extends AsyncDisposable {
  /** Begins a round now: the clock was moved, or a source was turned on. */
  readonly wake: () => void;
}

/**
 * Does the work of sources again and again. Any number of processes may.
 * @param works the work of each workspace that has some; looked up one after the other
 */
export function startSourceLoop(
  works: () => AsyncIterable<SourceWork>,
  { first, every }: SourceRounds,
  log: Log,
): SourceLoop {
  let woken = new AbortController();
  let wait = first;
  const loop = inBackground(async (signal) => {
    await pause(wait, AbortSignal.any([signal, woken.signal]));
    woken = new AbortController();
    wait = every;
    const failed = (err: unknown, work: string): void => log.error({ err, work }, 'work for sources failed; retrying');
    try {
      for await (const work of works()) {
        for (const [name, act] of Object.entries(work)) {
          if (signal.aborted) return;
          await act(signal).catch((error: unknown) => failed(error, name));
        }
      }
    } catch (error) {
      failed(error, 'looking for it');
    }
  });
  return { ...loop, wake: () => woken.abort() };
}
