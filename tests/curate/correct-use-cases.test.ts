import { expect, test } from 'vitest';
import { type DeadlineDay, fieldsOf } from '../../src/bulletin/correction.ts';
import type { CorrectionAnswer, NotCuratorAnswer } from '../../src/curate/answers.ts';
import { openCorpusLoader } from '../../src/curate/corpus-loader.ts';
import { createCorrections } from '../../src/curate/correct-use-cases.ts';
import { versionOf } from '../../src/curate/entry-form.ts';
import type { DeadlineRef } from '../../src/curate/subject.ts';
import { libraryInProcess } from '../../src/question/library.ts';
import type { Requester } from '../../src/question/request.ts';
import { createBulletinStore } from '../../src/storage/bulletin-store.ts';
import type { Database } from '../../src/storage/database.ts';
import { createDeskStore } from '../../src/storage/desk-store.ts';
import { createDeliveryLedger } from '../../src/storage/ledger/delivery-ledger.ts';
import { createSubscriptionStore } from '../../src/storage/subscription-store.ts';
import { sourceOf } from '../bundled-library.ts';
import { bulletinWith, corpusWith } from '../remind/corpus-with.ts';
import { eachDatabase } from '../storage/databases.ts';
import { channel, day, monday } from '../storage/samples.ts';

const bundled = libraryInProcess(corpusWith({ 'cn-r1': [{ date: '2026-11-30', status: 'extracted' }], 'cn-r2': [] }));
const named = { entryId: 'cn-r1', kind: 'consultation_close', date: day('2026-11-30') } as const;
const later = { kind: 'consultation_close', date: day('2026-12-15') } as const;
const { workspaceId } = channel;
const by = (userId: string) => ({ workspaceId, userId, channelId: null });

/** A process with its own corpus loader on the database; `applied` counts the libraries that its reminders received. */
async function startProcess(database: Database, refusal: NotCuratorAnswer | null = null) {
  const store = createBulletinStore(database);
  const loader = await openCorpusLoader({
    bundled: sourceOf(bundled),
    store,
    workspaceId,
    today: () => day('2026-11-02'),
  });
  let applied = 0;
  const correcting = createCorrections({
    curators: { refusal: async () => refusal },
    bulletins: store,
    store: createSubscriptionStore(database),
    desk: createDeskStore(database),
    ledger: createDeliveryLedger(database),
    library: loader.library,
    refresh: () =>
      loader.refresh(async () => {
        applied += 1;
      }),
    wake: () => {},
    zone: 'Asia/Shanghai',
    clock: { now: () => new Date(monday) },
  });
  const about = (deadline: DeadlineRef) => ({ kind: 'deadline', deadline, review: null }) as const;
  const form = (becomes: DeadlineDay) => ({ ...becomes, start: null, quote: '', why: '' });
  const actions = {
    ...correcting,
    correct: (deadline: DeadlineRef, becomes: DeadlineDay | null, requester: Requester) =>
      becomes
        ? correcting.submit(about(deadline), form(becomes), requester)
        : correcting.decide({ choice: 'none', subject: about(deadline) }, requester),
    restore: (deadline: DeadlineRef, requester: Requester) =>
      correcting.decide({ choice: 'restore', subject: about(deadline) }, requester),
    form: (deadline: DeadlineRef, requester: Requester) =>
      correcting.decide({ choice: 'form', subject: about(deadline) }, requester),
  };
  const deadlines = () => loader.library().corpus.byId.get('cn-r1')?.entry.deadlines;
  return { correcting: actions, library: loader.library, deadlines, applied: () => applied };
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

  test('a deadline that is given another day keeps its owner', async () => {
    const database = await open();
    const desk = createDeskStore(database);
    const { correcting } = await startProcess(database);
    const key = { ...named, edge: 'end' } as const;
    await desk.act(channel, key, { kind: 'assign', owner: 'U0BENOKAF1' }, { by: 'U0ADACHEN1', at: monday });
    await correcting.correct(named, later, by('U0ADACHEN1'));
    expect(await desk.ownedBy(workspaceId, 'U0BENOKAF1')).toContainEqual({ ...key, ...later });
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

  test('a review leads through what is open, soonest first, skips what is skipped, and ends', async () => {
    const database = await open();
    const may = bulletinWith(
      {
        'gb-r1': [
          { date: '2026-12-20', status: 'extracted' },
          { date: '2026-12-10', status: 'extracted' },
        ],
        'gb-r2': [{ date: '2026-12-01' }],
      },
      'GB',
      'gb',
    );
    await createBulletinStore(database).take(workspaceId, [may], { by: 'U0ADACHEN1', at: monday });
    const { correcting, library } = await startProcess(database);
    const ada = by('U0ADACHEN1');
    const dateOf = (answer: CorrectionAnswer) =>
      answer.kind === 'correction_form' ? answer.form.about.deadline.date : answer;
    const first = await correcting.review('gb', ada);
    expect(dateOf(first)).toBe('2026-12-10');
    const named = { entryId: 'gb-r1', kind: 'consultation_close', date: day('2026-12-10') } as const;
    const review = { bulletinId: 'gb', skipped: 0 };
    const skipped = await correcting.decide(
      { choice: 'skip', subject: { kind: 'deadline', deadline: named, review } },
      ada,
    );
    expect(dateOf(skipped)).toBe('2026-12-20');
    const last = { kind: 'deadline', deadline: { ...named, date: day('2026-12-20') } } as const;
    const done = await correcting.decide(
      { choice: 'none', subject: { ...last, review: { ...review, skipped: 1 } } },
      ada,
    );
    expect(done).toEqual({ kind: 'reviewed', skipped: 1 });
    expect(library().corpus.byId.get('gb-r1')?.entry.deadlines).toMatchObject([{ date: '2026-12-10' }]);
  });

  test('of two curators who edit an entry at the same time, the second is told that it has changed', async () => {
    const { correcting, library } = await startProcess(await open());
    const now = () => library().corpus.byId.get('cn-r1')?.entry;
    const entry = now();
    if (!entry) throw new Error('the entry exists');
    const seen = { entryId: 'cn-r1', version: versionOf(entry) };
    const fields = { ...fieldsOf(entry), section: 'industry' as const };
    expect(await correcting.edit(seen, fields, by('U0ADACHEN1'))).toMatchObject({ kind: 'entry_edited' });
    expect(await correcting.edit(seen, { ...fields, title: 'Other' }, by('U0BENOKAF1'))).toEqual({
      kind: 'deadline_gone',
    });
    expect(now()).toMatchObject({ title: entry.title, section: 'industry', corrected: { by: 'U0ADACHEN1' } });
  });

  test('who is no curator can do none of it', async () => {
    const { correcting } = await startProcess(await open(), { kind: 'not_curator', why: 'not_listed', userId: 'U1' });
    const ben = by('U0BENOKAF1');
    const answers = [
      await correcting.correct(named, later, ben),
      await correcting.correct(named, null, ben),
      await correcting.form(named, ben),
      await correcting.review('cn', ben),
      await correcting.entryForm('cn-r1', ben),
      await correcting.edit(
        { entryId: 'cn-r1', version: '' },
        { title: 'T', section: 'other', authorities: [], source: null },
        ben,
      ),
    ];
    expect(new Set(answers.map(({ kind }) => kind))).toEqual(new Set(['not_curator']));
  });
});
