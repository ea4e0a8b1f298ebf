import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

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
