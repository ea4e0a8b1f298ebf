import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupCommit } from '../../src/remind/deliver-use-cases.ts';

describe('a group commit', () => {
  it('writes the items that arrive during a write together in the next one', async () => {
    const writes: (readonly number[])[] = [];
    const commit = groupCommit<number>(async (items) => {
      writes.push(items);
      await Promise.resolve();
    });
    await Promise.all([1, 2, 3, 4].map(commit));
    expect(writes).toEqual([[1], [2, 3, 4]]);
  });

  it('rejects only the items whose write failed', async () => {
    const commit = groupCommit<number>(async (items) => {
      await Promise.resolve();
      if (items.includes(1)) throw new Error('disk full');
    });
    const outcomes = await Promise.allSettled([1, 2, 3].map(commit));
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
  });

  it('loses nothing and writes nothing twice, in any order of events', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.integer({ min: 1, max: 20 }), async (scheduler, count) => {
        const written: number[] = [];
        const commit = groupCommit<number>(async (items) => {
          await scheduler.schedule(Promise.resolve());
          written.push(...items);
        });
        const numbers = Array.from({ length: count }, (_, i) => i);
        const all = Promise.all(numbers.map((number) => scheduler.schedule(Promise.resolve(number)).then(commit)));
        await scheduler.waitFor(all);
        expect(written.toSorted((a, b) => a - b)).toEqual(numbers);
      }),
      { numRuns: 50 },
    );
  });
});
