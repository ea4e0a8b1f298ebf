import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import type { Correction } from '../../src/bulletin/correction.ts';
import { createBulletinStore } from '../../src/storage/bulletin-store.ts';
import { everyWorkspace } from '../../src/storage/tables.ts';
import { forgetWorkspace } from '../../src/storage/workspace.ts';
import { bundledProgram } from '../bundled-program.ts';
import { bulletinWith } from '../remind/corpus-with.ts';
import { eachDatabase } from './databases.ts';
import { channel, day, monday } from './samples.ts';
import { rowsOfWorkspace } from './tables-with-workspace.ts';

const { workspaceId } = channel;
const ada = { by: 'U0ADACHEN1', at: monday };
const may = bulletinWith({ 'cn-2026-05-r1': [{ date: '2026-11-30' }] }, 'CN', 'cn-2026-05');
const june = bulletinWith({ 'cn-2026-06-r1': [] }, 'CN', 'cn-2026-06');
const moved = bulletinWith({ 'cn-2026-05-r1': [{ date: '2026-12-15' }] }, 'CN', 'cn-2026-05');
const correction: Correction = {
  entryId: 'cn-2026-05-r1',
  about: { kind: 'consultation_close', date: day('2026-11-30') },
  becomes: { kind: 'consultation_close', date: day('2026-12-15') },
  on: day('2026-11-02'),
  ...ada,
};

const program = await bundledProgram('tests/storage/open-and-import.ts');

eachDatabase('the bulletin store', ({ open, place }) => {
  const store = async () => createBulletinStore(await open());

  test('is empty before the first import, at revision 0', async () => {
    const bulletins = await store();
    expect((await bulletins.revisions()).of(workspaceId)).toBe(0);
    expect(await bulletins.kept(workspaceId)).toEqual({
      revision: 0,
      bulletins: [],
      corrections: [],
      scope: null,
      hasOwn: false,
    });
  });

  test('what concerns a workspace is stored for it alone, in place of what it chose before, as a change of the corpus', async () => {
    const bulletins = await store();
    await bulletins.choose(workspaceId, { jurisdictions: ['EU'], topics: [] }, ada);
    const scope = { jurisdictions: ['CN', 'EU'], topics: ['ai'] };
    await bulletins.choose(workspaceId, scope, ada);
    expect(await bulletins.kept(workspaceId)).toEqual({
      revision: 2,
      bulletins: [],
      corrections: [],
      scope,
      hasOwn: false,
    });
    expect(await bulletins.kept('T0OTHER')).toMatchObject({ scope: null });
  });

  test('an import is stored as it was given, with who made it and when', async () => {
    const bulletins = await store();
    const taken = await bulletins.take(workspaceId, [may, june], ada);
    expect(taken.map(({ id, kind, revision }) => [id, kind, revision])).toEqual([
      ['cn-2026-05', 'added', 1],
      ['cn-2026-06', 'added', 1],
    ]);
    expect(await bulletins.kept(workspaceId)).toEqual({
      revision: 1,
      bulletins: [
        { bulletin: may, revision: 1, ...ada },
        { bulletin: june, revision: 1, ...ada },
      ],
      corrections: [],
      scope: null,
      hasOwn: true,
    });
  });

  test('a second import updates a bulletin and lists the changes; an identical one changes nothing', async () => {
    const bulletins = await store();
    await bulletins.take(workspaceId, [may], ada);
    const again = { by: 'U0BENOKAF1', at: monday + 1 };
    expect(await bulletins.take(workspaceId, [moved], again)).toMatchObject([
      {
        kind: 'updated',
        revision: 2,
        changes: { deadlinesMoved: [{ date: '2026-11-30', to: '2026-12-15' }] },
      },
    ]);
    expect(await bulletins.take(workspaceId, [moved], ada)).toMatchObject([{ kind: 'unchanged', revision: 2 }]);
    const kept = await bulletins.kept(workspaceId);
    expect(kept.bulletins).toEqual([{ bulletin: moved, revision: 2, ...again }]);
    expect(kept.revision).toBe(2);
  });

  test('of two imports that give one id to different titles, the second is refused as a whole', async () => {
    const [one, other] = [await store(), await store()];
    const firm = { ...moved, title: 'Another firm' };
    const both = await Promise.all([one.take(workspaceId, [may], ada), other.take(workspaceId, [june, firm], ada)]);
    expect(both.flat().filter(({ kind }) => kind === 'refused')).toHaveLength(1);
    const kept = await one.kept(workspaceId);
    expect(kept.revision).toBe(1);
    expect([[may], [firm, june]]).toContainEqual(kept.bulletins.map(({ bulletin }) => bulletin));
  });

  test('a bulletin replaces one with another title only if the import names that title', async () => {
    const bulletins = await store();
    const firm = { ...moved, title: 'Another firm' };
    await bulletins.take(everyWorkspace, [may], ada);
    expect(await bulletins.take(workspaceId, [firm], ada)).toMatchObject([{ kind: 'refused' }]);
    const replaces = new Map([[may.id, may.title]]);
    expect(await bulletins.take(everyWorkspace, [firm], { ...ada, replaces })).toMatchObject([{ kind: 'updated' }]);
  });

  test('the bulletins of a workspace replace those of every workspace, and no other workspace sees them', async () => {
    const bulletins = await store();
    await bulletins.take(everyWorkspace, [may, june], { by: 'the command line', at: monday });
    await bulletins.take(workspaceId, [moved], ada);
    const seen = async (id: string) => (await bulletins.kept(id)).bulletins.map(({ bulletin }) => bulletin);
    expect(await seen(workspaceId)).toEqual([moved, june]);
    expect(await seen('T0OTHER01')).toEqual([may, june]);
  });

  test('a failed import stores nothing', async () => {
    const bulletins = await store();
    const broken = { ...june, issued: 'some day' };
    await expect(bulletins.take(workspaceId, [may, broken], ada)).rejects.toThrow();
    expect(await bulletins.kept(workspaceId)).toEqual({
      revision: 0,
      bulletins: [],
      corrections: [],
      scope: null,
      hasOwn: false,
    });
  });

  test('corrections are stored in order, each only if the corpus has not changed since it was made', async () => {
    const bulletins = await store();
    await bulletins.take(everyWorkspace, [may], ada);
    expect(await bulletins.correct(workspaceId, correction, 1)).toBe(true);
    expect(await bulletins.correct(workspaceId, { ...correction, by: 'U0BENOKAF1' }, 1)).toBe(false);
    const second = { ...correction, about: { ...correction.about, date: day('2026-12-15') }, becomes: null };
    expect(await bulletins.correct(workspaceId, second, 2)).toBe(true);
    expect((await bulletins.kept(workspaceId)).corrections).toEqual([correction, second]);
    expect((await bulletins.revisions()).of(workspaceId)).toBe(3);
    expect((await bulletins.kept('T0OTHER01')).corrections).toEqual([]);
  });

  test('corrections of every kind are stored as they were made', async () => {
    const bulletins = await store();
    const fields = { title: 'A title', section: 'regulatory', authorities: ['MIIT'], source: null } as const;
    const quote = 'within 30 days';
    const all: readonly Correction[] = [
      { ...correction, why: 'Extended' },
      { ...correction, about: { quote, date: null }, becomes: null },
      {
        ...correction,
        about: { quote, date: day('2026-12-01') },
        becomes: { kind: 'other', date: day('2026-12-02'), start: day('2026-11-02'), quote },
      },
      { ...correction, about: fields, becomes: { ...fields, title: 'Another', source: 'https://example.org' } },
    ];
    for (const [revision, one] of all.entries()) await bulletins.correct(workspaceId, one, revision);
    expect((await bulletins.kept(workspaceId)).corrections).toEqual(all);
  });

  test('an import stores what was decided about it, or nothing', async () => {
    const bulletins = await store();
    const decided = { ...ada, corrections: [correction, { ...correction, becomes: null }] };
    await bulletins.take(workspaceId, [may], decided);
    expect(await bulletins.kept(workspaceId)).toMatchObject({ revision: 3, corrections: decided.corrections });
    await bulletins.take(workspaceId, [{ ...june, id: may.id, title: 'Another firm' }], decided);
    expect(await bulletins.kept(workspaceId)).toMatchObject({ revision: 3, corrections: decided.corrections });
    await bulletins.take(workspaceId, [may], { ...ada, corrections: [correction] });
    expect((await bulletins.revisions()).of(workspaceId)).toBe(4);
  });

  test('ten concurrent imports of one bulletin, from two processes, make ten revisions of it', async () => {
    const where = place();
    const argument = where.kind === 'postgres' ? where.url : where.folder;
    await Promise.all(['one', 'other'].map((name) => promisify(execFile)(process.execPath, [program, argument, name])));
    const { bulletins, revision } = await (await store()).kept(everyWorkspace);
    expect(bulletins.map((one) => one.revision)).toEqual([10]);
    expect(revision).toBe(10);
  });

  test('text of any kind is stored; what no database can store is replaced, and is unchanged when imported again', async () => {
    const bulletins = await store();
    const body = 'a\u0000b “’; drop table — 个人信息 \ud83d';
    const odd = { ...may, entries: may.entries.map((entry) => ({ ...entry, body })) };
    await bulletins.take(workspaceId, [odd], ada);
    expect(await bulletins.take(workspaceId, [odd], ada)).toMatchObject([{ kind: 'unchanged' }]);
    const [kept] = (await bulletins.kept(workspaceId)).bulletins;
    expect(kept?.bulletin.entries[0]?.body).toBe('a\uFFFDb “’; drop table — 个人信息 \uFFFD');
  });

  test('forgetting a workspace deletes its imports and corrections and advances the revision', async () => {
    const database = await open();
    const bulletins = createBulletinStore(database);
    await bulletins.take(workspaceId, [may], ada);
    await bulletins.correct(workspaceId, correction, 1);
    await bulletins.choose(workspaceId, { jurisdictions: ['EU'], topics: [] }, ada);
    await forgetWorkspace(database, workspaceId, ada.at);
    expect(await rowsOfWorkspace(database, workspaceId)).toEqual({});
    expect(await bulletins.kept(workspaceId)).toEqual({
      revision: 4,
      bulletins: [],
      corrections: [],
      scope: null,
      hasOwn: false,
    });
  });
});
