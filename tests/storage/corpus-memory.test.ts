import { expect, test } from 'vitest';
import { createCorpusMemory } from '../../src/storage/corpus-memory.ts';
import { everyWorkspace } from '../../src/storage/tables.ts';
import { dayLength } from '../../src/time/instant.ts';
import { eachDatabase } from './databases.ts';
import { openStores } from './open-stores.ts';
import { day, inAWeek, monday } from './samples.ts';

const first = { version: 'v1', revision: 0, entryIds: ['r1', 'r2'], deadlines: [inAWeek] };
const moved = { ...inAWeek, date: day('2026-11-16') };
const second = { version: 'v2', revision: 0, entryIds: ['r2', 'r3'], deadlines: [moved] };

eachDatabase('the memory of the corpus', ({ open }) => {
  test('the first corpus has been known since 0; what is added later, since it was added', async () => {
    const memory = createCorpusMemory(await open());
    expect(await memory.note(everyWorkspace, first, monday)).toBe(true);
    expect(await memory.note(everyWorkspace, first, monday + 1)).toBe(false);
    expect(await memory.note(everyWorkspace, second, monday + 2)).toBe(true);
    const ages = await memory.firstSeen(everyWorkspace);
    expect(['r1', 'r2', 'r3'].map(ages.entry)).toEqual([0, 0, monday + 2]);
    expect([inAWeek, moved].map(ages.deadline)).toEqual([0, monday + 2]);
  });

  test('what was removed and added again has been known since it was first added', async () => {
    const memory = createCorpusMemory(await open());
    await memory.note(everyWorkspace, first, monday);
    await memory.note(everyWorkspace, second, monday + 1);
    await memory.note(everyWorkspace, { ...first, version: 'v3' }, monday + 2);
    await memory.note(everyWorkspace, { ...second, version: 'v4' }, monday + 3);
    expect((await memory.firstSeen(everyWorkspace)).entry('r3')).toBe(monday + 1);
  });

  test('a corpus that was read before the last import does not replace a later one', async () => {
    const { ledger, memory } = await openStores(await open());
    const plan = () => ({ deliveries: [], progress: { plannedUntil: null, plannedAt: null }, nextRunAt: 0 });
    expect(await memory.note(everyWorkspace, { ...second, revision: 2 }, monday)).toBe(true);
    expect(await memory.note(everyWorkspace, { ...first, version: 'v3', revision: 1 }, monday + 1)).toBe(false);
    const outcome = await ledger.planDue(monday + 1, { view: everyWorkspace, most: 1, corpusVersion: 'v3' }, plan);
    expect(outcome).toEqual({ kind: 'other_corpus', version: 'v2' });
  });

  test('a change of the corpus makes every active subscription due', async () => {
    const { ledger, memory, planned } = await openStores(await open());
    await planned([]);
    expect(await ledger.nextRunAt()).toBeGreaterThan(monday);
    expect(await memory.note(everyWorkspace, second, monday + 1)).toBe(true);
    expect(await ledger.nextRunAt()).toBe(monday + 1);
  });

  test('of processes that record the same corpus together, one does it', async () => {
    const memories = [createCorpusMemory(await open()), createCorpusMemory(await open())];
    const noted = await Promise.all(
      [...memories, ...memories].map((memory) => memory.note(everyWorkspace, first, monday)),
    );
    expect(noted.filter(Boolean)).toHaveLength(1);
  });

  test('a corpus may have no entry or ten thousand', async () => {
    const memory = createCorpusMemory(await open());
    await memory.note(everyWorkspace, { version: 'v0', revision: 0, entryIds: [], deadlines: [] }, monday);
    const entryIds = Array.from({ length: 10_000 }, (_, i) => `cn-2026-10-r${i}`);
    await memory.note(everyWorkspace, { version: 'v1', revision: 0, entryIds, deadlines: [] }, monday + dayLength);
    expect((await memory.firstSeen(everyWorkspace)).entry('cn-2026-10-r9999')).toBe(monday + dayLength);
  });
});
