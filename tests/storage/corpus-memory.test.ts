import { expect, test } from 'vitest';
import { createCorpusMemory } from '../../src/storage/corpus-memory.ts';
import { dayLength } from '../../src/time/instant.ts';
import { eachDatabase } from './databases.ts';
import { openStores } from './open-stores.ts';
import { day, inAWeek, monday } from './samples.ts';

const first = { version: 'v1', revision: 0, entryIds: ['r1', 'r2'], deadlines: [inAWeek] };
const moved = { ...inAWeek, date: day('2026-11-16') };
const second = { version: 'v2', revision: 0, entryIds: ['r2', 'r3'], deadlines: [moved] };

eachDatabase('the memory of the corpus', ({ open }) => {
  test('the first corpus has been known since 0; what comes later, since it came', async () => {
    const memory = createCorpusMemory(await open());
    expect(await memory.note(first, monday)).toBe(true);
    expect(await memory.note(first, monday + 1)).toBe(false);
    expect(await memory.note(second, monday + 2)).toBe(true);
    const ages = await memory.firstSeen(0);
    expect(['r1', 'r2', 'r3'].map(ages.entry)).toEqual([0, 0, monday + 2]);
    expect([inAWeek, moved].map(ages.deadline)).toEqual([0, monday + 2]);
    const later = await memory.firstSeen(monday + 3);
    expect([later.entry('r3'), later.deadline(moved)]).toEqual([0, 0]);
  });

  test('what comes back has been known since it came first', async () => {
    const memory = createCorpusMemory(await open());
    await memory.note(first, monday);
    await memory.note(second, monday + 1);
    await memory.note({ ...first, version: 'v3' }, monday + 2);
    await memory.note({ ...second, version: 'v4' }, monday + 3);
    expect((await memory.firstSeen(0)).entry('r3')).toBe(monday + 1);
  });

  test('a corpus that was read from the store before the last import is not noted over a later one', async () => {
    const { ledger, memory } = await openStores(await open());
    const plan = () => ({ deliveries: [], progress: { plannedUntil: null, plannedAt: null }, nextRunAt: 0 });
    expect(await memory.note({ ...second, revision: 2 }, monday)).toBe(true);
    expect(await memory.note({ ...first, version: 'v3', revision: 1 }, monday + 1)).toBe(false);
    const outcome = await ledger.planDue(monday + 1, { most: 1, corpusVersion: 'v3' }, plan);
    expect(outcome).toEqual({ kind: 'other_corpus', version: 'v2' });
  });

  test('another corpus has every active subscription planned anew at once', async () => {
    const { ledger, memory, planned } = await openStores(await open());
    await planned([]);
    expect(await ledger.nextRunAt()).toBeGreaterThan(monday);
    expect(await memory.note(second, monday + 1)).toBe(true);
    expect(await ledger.nextRunAt()).toBe(monday + 1);
  });

  test('of processes that note the same corpus together, one does it', async () => {
    const memories = [createCorpusMemory(await open()), createCorpusMemory(await open())];
    const noted = await Promise.all([...memories, ...memories].map((memory) => memory.note(first, monday)));
    expect(noted.filter(Boolean)).toHaveLength(1);
  });

  test('a corpus of ten thousand entries is noted, and none at all as well', async () => {
    const memory = createCorpusMemory(await open());
    await memory.note({ version: 'v0', revision: 0, entryIds: [], deadlines: [] }, monday);
    const entryIds = Array.from({ length: 10_000 }, (_, i) => `cn-2026-10-r${i}`);
    await memory.note({ version: 'v1', revision: 0, entryIds, deadlines: [] }, monday + dayLength);
    expect((await memory.firstSeen(monday)).entry('cn-2026-10-r9999')).toBe(monday + dayLength);
  });
});
