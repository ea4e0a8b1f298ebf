import { expect, test } from 'vitest';
import { isWhole, killImports } from '../crash/kill-imports.ts';
import { eachDatabase } from './databases.ts';

eachDatabase('a process that is killed while it imports', ({ place }) => {
  test('leaves each import complete or absent, and a store that opens', async () => {
    const seen = await killImports(place(), 5);
    expect(seen).toHaveLength(5);
    expect(seen.filter((after) => !isWhole(after))).toEqual([]);
    expect(Math.max(...seen.map(({ begun }) => begun))).toBeGreaterThan(1);
  }, 60_000);
});
