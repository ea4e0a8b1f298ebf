import { setImmediate } from 'node:timers/promises';

/**
 * Lets whoever waits have a turn. To be awaited between two pieces of work that take milliseconds each: a store that answers at once
 * gives nobody a turn by itself.
 */
export const othersTurn = async (): Promise<void> => {
  await setImmediate();
};
