import { setImmediate } from 'node:timers/promises';

/** For so long work goes on before whoever waits has a turn, in milliseconds; and for one step more. */
const slice = 5;

/** Takes all the steps, and lets others have a turn between them. */
export async function inSlices(steps: Iterable<unknown>): Promise<void> {
  let began = performance.now();
  for (const _ of steps) {
    if (performance.now() - began < slice) continue;
    await setImmediate();
    began = performance.now();
  }
}
