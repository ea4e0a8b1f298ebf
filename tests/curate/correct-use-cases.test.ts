import { expect, test } from 'vitest';
import { openCorpusLoader } from '../../src/curate/corpus-loader.ts';
import { createCorrections } from '../../src/curate/correct-use-cases.ts';
import { libraryInProcess } from '../../src/question/library.ts';
import { createBulletinStore } from '../../src/storage/bulletin-store.ts';
import type { Database } from '../../src/storage/database.ts';
import { sourceOf } from '../bundled-library.ts';
import { corpusWith } from '../remind/corpus-with.ts';
import { eachDatabase } from '../storage/databases.ts';
import { channel, day, monday } from '../storage/samples.ts';

const bundled = libraryInProcess(corpusWith({ 'cn-r1': [{ date: '2026-11-30', status: 'extracted' }], 'cn-r2': [] }));
const named = { entryId: 'cn-r1', kind: 'consultation_close', date: day('2026-11-30') } as const;
const later = { kind: 'consultation_close', date: day('2026-12-15') } as const;
const { workspaceId } = channel;
const by = (userId: string) => ({ workspaceId, userId, channelId: null });

/** A process with its own corpus loader on the database; `applied` counts the libraries that its reminders received. */
async function startProcess(database: Database) {
  const store = createBulletinStore(database);
  const loader = await openCorpusLoader({ bundled: sourceOf(bundled), store, workspaceId });
  let applied = 0;
  const correcting = createCorrections({
    curators: { refusal: async () => null },
    bulletins: store,
    library: loader.library,
    refresh: () =>
      loader.refresh(async () => {
        applied += 1;
      }),
    wake: () => {},
    zone: 'Asia/Shanghai',
    clock: { now: () => new Date(monday) },
  });
  const deadlines = () => loader.library().corpus.byId.get('cn-r1')?.entry.deadlines;
  return { correcting, deadlines, applied: () => applied };
}

eachDatabase('correcting a deadline', ({ open }) => {
  test('changes the library and the reminders at once, with who and when', async () => {
    const { correcting, deadlines, applied } = await startProcess(await open());
    expect(await correcting.correct(named, later, by('U0ADACHEN1'))).toMatchObject({ kind: 'corrected' });
    const corrected = { by: 'U0ADACHEN1', on: '2026-11-02' };
    expect(deadlines()).toMatchObject([{ ...later, status: 'confirmed', corrected }]);
    expect(applied()).toBe(1);
  });

  test('at the same time in two processes: the second curator is told that it has changed', async () => {
    const [one, other] = [await startProcess(await open()), await startProcess(await open())];
    const answers = await Promise.all([
      one.correcting.correct(named, later, by('U0ADACHEN1')),
      other.correcting.correct(named, null, by('U0BENOKAF1')),
    ]);
    expect(answers.map(({ kind }) => kind).sort()).toEqual(['corrected', 'deadline_gone']);
  });

  test('a removed deadline can be restored, with who and when; one that exists, or never did, cannot', async () => {
    const { correcting, deadlines } = await startProcess(await open());
    expect(await correcting.restore(named, by('U0BENOKAF1'))).toEqual({ kind: 'deadline_gone' });
    await correcting.correct(named, null, by('U0ADACHEN1'));
    expect(deadlines()).toEqual([]);
    expect(await correcting.restore(named, by('U0BENOKAF1'))).toMatchObject({ kind: 'restored' });
    const corrected = { by: 'U0BENOKAF1', on: '2026-11-02' };
    expect(deadlines()).toMatchObject([{ date: named.date, status: 'confirmed', corrected }]);
    expect(await correcting.restore(named, by('U0ADACHEN1'))).toEqual({ kind: 'deadline_gone' });
  });

  test('a deadline that the entry does not have has no form', async () => {
    const { correcting } = await startProcess(await open());
    expect(await correcting.form(named, by('U0ADACHEN1'))).toMatchObject({ kind: 'correction_form' });
    for (const odd of [
      { ...named, entryId: 'cn-r2' },
      { ...named, entryId: 'cn-r9' },
      { ...named, ...later },
    ])
      expect(await correcting.form(odd, by('U0ADACHEN1'))).toEqual({ kind: 'deadline_gone' });
  });
});
