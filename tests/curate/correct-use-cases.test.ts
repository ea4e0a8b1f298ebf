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

const bundled = libraryInProcess(
  corpusWith({ 'cn-r1': [{ date: '2026-11-30', status: 'extracted' }], 'cn-r2': [] }),
);
const named = { entryId: 'cn-r1', kind: 'consultation_close', date: day('2026-11-30') } as const;
const later = { kind: 'consultation_close', date: day('2026-12-15') } as const;
const { workspaceId } = channel;
const by = (userId: string) => ({ workspaceId, userId, channelId: null });

/** A process with a shelf of its own on the database; `taken` counts the libraries that its reminders took. */
async function office(database: Database) {
  const store = createBulletinStore(database);
  const shelf = await openCorpusLoader({ bundled: sourceOf(bundled), store, workspaceId });
  let taken = 0;
  const correcting = createCorrections({
    curators: { refusal: async () => null },
    bulletins: store,
    library: shelf.library,
    refresh: () =>
      shelf.refresh(async () => {
        taken += 1;
      }),
    wake: () => {},
    zone: 'Asia/Shanghai',
    clock: { now: () => new Date(monday) },
  });
  const told = () => shelf.library().corpus.byId.get('cn-r1')?.entry.deadlines;
  return { correcting, told, taken: () => taken };
}

eachDatabase('correcting a deadline', ({ open }) => {
  test('changes the library at once, with who and when, and the reminders take it', async () => {
    const { correcting, told, taken } = await office(await open());
    expect(await correcting.correct(named, later, by('U0ADACHEN1'))).toMatchObject({ kind: 'corrected' });
    const corrected = { by: 'U0ADACHEN1', on: '2026-11-02' };
    expect(told()).toMatchObject([{ ...later, status: 'confirmed', corrected }]);
    expect(taken()).toBe(1);
  });

  test('of two curators in two processes who correct it at once, the second is told that it is gone', async () => {
    const [one, other] = [await office(await open()), await office(await open())];
    const answers = await Promise.all([
      one.correcting.correct(named, later, by('U0ADACHEN1')),
      other.correcting.correct(named, null, by('U0BENOKAF1')),
    ]);
    expect(answers.map(({ kind }) => kind).sort()).toEqual(['corrected', 'deadline_gone']);
  });

  test('what was dropped is restored, with who and when; what is told already, or never was, is not', async () => {
    const { correcting, told } = await office(await open());
    expect(await correcting.restore(named, by('U0BENOKAF1'))).toEqual({ kind: 'deadline_gone' });
    await correcting.correct(named, null, by('U0ADACHEN1'));
    expect(told()).toEqual([]);
    expect(await correcting.restore(named, by('U0BENOKAF1'))).toMatchObject({ kind: 'restored' });
    const corrected = { by: 'U0BENOKAF1', on: '2026-11-02' };
    expect(told()).toMatchObject([{ date: named.date, status: 'confirmed', corrected }]);
    expect(await correcting.restore(named, by('U0ADACHEN1'))).toEqual({ kind: 'deadline_gone' });
  });

  test('of what the entry does not tell there is no form', async () => {
    const { correcting } = await office(await open());
    expect(await correcting.form(named, by('U0ADACHEN1'))).toMatchObject({ kind: 'correction_form' });
    for (const odd of [
      { ...named, entryId: 'cn-r2' },
      { ...named, entryId: 'cn-r9' },
      { ...named, ...later },
    ])
      expect(await correcting.form(odd, by('U0ADACHEN1'))).toEqual({ kind: 'deadline_gone' });
  });
});
