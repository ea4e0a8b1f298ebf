import { expect, test } from 'vitest';
import type { ImportAnswer, ImportPreview } from '../../src/curate/answers.ts';
import { openCorpusLoader } from '../../src/curate/corpus-loader.ts';
import { createImports } from '../../src/curate/import-use-cases.ts';
import type { Choice } from '../../src/curate/subject.ts';
import { libraryInProcess } from '../../src/question/library.ts';
import type { ParsedBulletin, ParsedDeadline, ParsedEntry } from '../../src/reader/parsed-bulletin.ts';
import { createBulletinStore } from '../../src/storage/bulletin-store.ts';
import type { Database } from '../../src/storage/database.ts';
import { createDraftStore } from '../../src/storage/draft-store.ts';
import { sourceOf } from '../bundled-library.ts';
import { corpusWith } from '../remind/corpus-with.ts';
import { eachDatabase } from '../storage/databases.ts';
import { channel, day, monday } from '../storage/samples.ts';

const { workspaceId } = channel;
const ada = { workspaceId, userId: 'U0ADACHEN1', channelId: null };

const possible = (quote: string, date: string | null, more: Partial<ParsedDeadline> = {}): ParsedDeadline => ({
  kind: 'compliance_deadline',
  date,
  start: null,
  precision: date === null ? 'relative' : date.length === 10 ? 'day' : 'month',
  quote,
  confidence: 0.5,
  ...more,
});

const entry: ParsedEntry = {
  section: 'enforcement',
  number: 1,
  title: 'Twelve operators summoned',
  date: day('2026-10-12'),
  body: 'They must rectify within 30 days. The rules may apply in March 2027. A plan follows in due course.',
  authorities: [],
  instruments: [],
  penalties: [],
  deadlines: [],
  possible: [
    possible('must rectify within 30 days', '2026-11-11'),
    possible('may apply in March 2027', '2027-03', { kind: 'effective_date' }),
    possible('in due course', null),
  ],
  line: 1,
};

const parsed = (change: Partial<ParsedEntry> = {}): ParsedBulletin => ({
  bulletin: { title: 'China, October 2026', issued: '2026-10', jurisdiction: 'CN', language: 'en' },
  entries: [{ ...entry, ...change }],
  problems: [],
});

/** An importer on the database whose reader reads what it is given. */
async function openImporter(database: Database, read: ParsedBulletin = parsed()) {
  const store = createBulletinStore(database);
  const bundled = sourceOf(libraryInProcess(corpusWith({ 'cn-r1': [] })));
  const loader = await openCorpusLoader({ bundled, store, workspaceId, today: () => day('2026-11-02') });
  const importing = createImports({
    curators: { refusal: async () => null },
    bulletins: store,
    drafts: createDraftStore(database),
    files: { fetch: async () => ({ name: 'october.txt', bytes: new Uint8Array() }) },
    reader: { read: async () => read },
    library: loader.library,
    refresh: () => loader.refresh(async () => {}),
    wake: () => {},
    zone: 'Asia/Shanghai',
    clock: { now: () => new Date(monday) },
  });
  const preview = async (): Promise<ImportPreview> =>
    previewOf(await importing.read({ file: null, text: 'A text', hints: {} }, ada));
  const decide = async (draftId: string, at: number, choice: Choice) =>
    importing.decide({ choice, subject: { kind: 'draft', draftId, at } }, ada);
  const imported = () => loader.library().corpus.byId.get('cn-2026-10-e1')?.entry;
  return { importing, preview, decide, imported, store };
}

function previewOf(answer: ImportAnswer | { readonly kind: 'deadline_form' }): ImportPreview {
  if (answer.kind !== 'import_preview') throw new Error(`expected a preview, not ${answer.kind}`);
  return answer;
}

const decisionsOf = (preview: ImportPreview) => preview.possible.map(({ decision }) => decision?.becomes);

eachDatabase('importing with dates to decide', ({ open }) => {
  test('a date is kept as its guess with one press, as another kind with another, and rejected', async () => {
    const { preview, decide } = await openImporter(await open());
    const { draftId, possible: asked } = await preview();
    expect(asked.map((one) => one.possible.date)).toEqual(['2026-11-11', null, null]);
    const kept = previewOf(await decide(draftId, 0, 'compliance_deadline'));
    expect(decisionsOf(kept)).toMatchObject([
      { kind: 'compliance_deadline', date: '2026-11-11' },
      undefined,
      undefined,
    ]);
    const again = previewOf(await decide(draftId, 0, 'filing_deadline'));
    expect(decisionsOf(again)).toMatchObject([{ kind: 'filing_deadline', date: '2026-11-11' }, undefined, undefined]);
    expect(decisionsOf(previewOf(await decide(draftId, 2, 'none')))[2]).toBeNull();
    expect(decisionsOf(previewOf(await decide(draftId, 2, 'undo')))[2]).toBeUndefined();
  });

  test('a date without a day opens the form, whatever kind is chosen', async () => {
    const { preview, decide } = await openImporter(await open());
    const { draftId } = await preview();
    expect(await decide(draftId, 1, 'effective_date')).toMatchObject({ kind: 'deadline_form' });
    expect(await decide(draftId, 0, 'form')).toMatchObject({ form: { possible: { date: '2026-11-11' } } });
    expect(await decide(draftId, 9, 'none')).toEqual({ kind: 'no_draft' });
  });

  test('the form takes words of the entry only, and keeps the date that it gives', async () => {
    const { importing, preview } = await openImporter(await open());
    const { draftId } = await preview();
    const subject = { kind: 'draft', draftId, at: 1 } as const;
    const form = { kind: 'effective_date', date: day('2027-03-01'), start: null, quote: 'in April', why: '' } as const;
    expect(await importing.errors(subject, form, ada)).toEqual({ quote: expect.stringContaining('does not contain') });
    const right = { ...form, quote: 'may apply in March 2027' };
    expect(await importing.errors(subject, right, ada)).toEqual({});
    const kept = previewOf(await importing.submit(subject, right, ada));
    expect(decisionsOf(kept)[1]).toMatchObject({ date: '2027-03-01', quote: right.quote });
  });

  test('what was decided is imported with the bulletin; the rest stays possible and is no deadline', async () => {
    const { importing, preview, decide, imported } = await openImporter(await open());
    const { draftId } = await preview();
    await decide(draftId, 0, 'compliance_deadline');
    await decide(draftId, 2, 'none');
    const answer = await importing.confirm(draftId, ada);
    expect(answer).toMatchObject({ kind: 'imported', undecided: 1, deadlines: [{ deadline: { date: '2026-11-11' } }] });
    expect(imported()?.deadlines).toMatchObject([
      { date: '2026-11-11', status: 'confirmed', corrected: { by: 'U0ADACHEN1', on: '2026-11-02' } },
    ]);
    expect(imported()?.possible?.map(({ quote }) => quote)).toEqual(['may apply in March 2027']);
  });

  test('imported again, it is asked only what is still open, and told what stands and what does not', async () => {
    const database = await open();
    const first = await openImporter(database);
    const { draftId } = await first.preview();
    await first.decide(draftId, 0, 'compliance_deadline');
    await first.decide(draftId, 2, 'none');
    await first.importing.confirm(draftId, ada);
    const newer = parsed({ body: entry.body.replace('30 days', '60 days'), possible: entry.possible.slice(1) });
    const { preview } = await openImporter(database, newer);
    const again = await preview();
    expect(again.possible.map((one) => one.possible.quote)).toEqual(['may apply in March 2027']);
    expect(again.standing).toMatchObject([{ about: { quote: 'in due course' } }]);
    expect(again.lapsed).toMatchObject([{ about: { quote: 'must rectify within 30 days' } }]);
    expect(again.changes).toMatchObject({ changed: ['cn-2026-10-e1'] });
  });

  test('what was decided and corrected follows its entry when another is inserted before it', async () => {
    const database = await open();
    const first = await openImporter(database);
    const { draftId } = await first.preview();
    await first.decide(draftId, 0, 'compliance_deadline');
    await first.importing.confirm(draftId, ada);
    const inserted = {
      ...entry,
      title: 'Pilot of doorbells',
      body: 'A ministry opens a pilot for doorbells.',
      possible: [],
    };
    const [summons] = parsed().entries;
    const newer = { ...parsed(), entries: [inserted, { ...entry, ...summons, number: 2 }] };
    const { importing, preview, imported } = await openImporter(database, newer);
    const again = await preview();
    expect(again.entries.map(({ id }) => id)).toEqual(['cn-2026-10-e2', 'cn-2026-10-e1']);
    expect(again.changes).toMatchObject({ added: ['cn-2026-10-e2'], changed: [], removed: [] });
    expect(again).toMatchObject({ standing: [{ entryId: 'cn-2026-10-e1' }], lapsed: [] });
    await importing.confirm(again.draftId, ada);
    expect(imported()).toMatchObject({ title: entry.title, deadlines: [{ date: '2026-11-11', status: 'confirmed' }] });
  });

  test('an entry that was dropped keeps its id for itself, through previews and imports', async () => {
    const database = await open();
    const named = (title: string): ParsedEntry => ({ ...entry, title, body: `About ${title}.`, possible: [] });
    const importing = async (...titles: readonly string[]) => {
      const one = await openImporter(database, {
        ...parsed(),
        entries: titles.map((title, i) => ({ ...named(title), number: i + 1 })),
      });
      const { draftId, entries } = await one.preview();
      expect(await one.importing.confirm(draftId, ada)).toMatchObject({ kind: 'imported' });
      return entries.map(({ id, title }) => `${title} ${id.slice(-2)}`);
    };
    expect(await importing('Lamps', 'Doors')).toEqual(['Lamps e1', 'Doors e2']);
    expect(await importing('Lamps')).toEqual(['Lamps e1']);
    expect(await importing('Bells', 'Lamps')).toEqual(['Bells e3', 'Lamps e1']);
    expect(await importing('Doors', 'Bells')).toEqual(['Doors e2', 'Bells e3']);
  });

  test('an import is undone: the version before is back, or there is none; not once it was imported again', async () => {
    const database = await open();
    const first = await openImporter(database);
    await first.importing.confirm((await first.preview()).draftId, ada);
    const second = await openImporter(database, parsed({ body: `${entry.body} More follows.` }));
    await second.importing.confirm((await second.preview()).draftId, ada);
    const undo = (revision: number) => second.importing.undo({ id: 'cn-2026-10', revision }, ada);
    expect(await undo(1)).toMatchObject({ kind: 'import_undone', outcome: null });
    expect(second.imported()?.body).toContain('More follows');
    expect(await undo(2)).toMatchObject({ outcome: 'restored' });
    expect(second.imported()?.body).toBe(entry.body);
    expect(await undo(2)).toMatchObject({ outcome: null });
  });

  test('the first import of a bulletin is undone: it is gone, and decisions apply when it is imported again', async () => {
    const alone = await openImporter(await open());
    const { draftId } = await alone.preview();
    await alone.decide(draftId, 0, 'compliance_deadline');
    await alone.importing.confirm(draftId, ada);
    expect(await alone.importing.undo({ id: 'cn-2026-10', revision: 1 }, ada)).toMatchObject({ outcome: 'removed' });
    expect(alone.imported()).toBeUndefined();
    await alone.importing.confirm((await alone.preview()).draftId, ada);
    expect(alone.imported()?.deadlines).toMatchObject([{ date: '2026-11-11', status: 'confirmed' }]);
  });

  test('of two drafts of one bulletin that were read at the same time, the second does not take the ids of the first', async () => {
    const database = await open();
    const ids = async (title: string) => {
      const one = await openImporter(database, { ...parsed({ title, body: `About ${title}.` }) });
      return { ...one, draftId: (await one.preview()).draftId };
    };
    const base = await ids('Kettles');
    await base.importing.confirm(base.draftId, ada);
    const [lamps, doors] = [await ids('Lamps'), await ids('Doors')];
    expect(await lamps.importing.confirm(lamps.draftId, ada)).toMatchObject({ kind: 'imported' });
    expect(await doors.importing.confirm(doors.draftId, ada)).toMatchObject({
      kind: 'import_refused',
      problems: [{ rule: 'bulletin-changed' }],
    });
  });
});
