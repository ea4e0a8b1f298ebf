import { expect, test } from 'vitest';
import type { WordsDecision } from '../../src/bulletin/correction.ts';
import { message } from '../../src/bulletin/message.ts';
import { createDraftStore } from '../../src/storage/draft-store.ts';
import { forgetWorkspace } from '../../src/storage/workspace.ts';
import { dayLength } from '../../src/time/instant.ts';
import { bulletinWith } from '../remind/corpus-with.ts';
import { eachDatabase } from './databases.ts';
import { channel, day, monday } from './samples.ts';
import { rowsOfWorkspace } from './tables-with-workspace.ts';

const { workspaceId } = channel;
const counted = message('problem.deadline_counted', { quote: '30 days', day: { day: day('2026-12-01') } });
const draft = {
  bulletin: bulletinWith({ 'cn-r1': [{ date: '2026-11-30' }] }, 'CN'),
  problems: [
    { line: 3, rule: 'deadline-without-day', message: 'plain words, as earlier versions of the app stored them' },
    { line: 4, rule: 'deadline-counted', message: message('problem.of_item', { title: 'A', problem: counted }) },
  ],
  replaces: null,
  similar: [{ entryId: 'cn-r1', like: 'cn-2026-09-r1', share: 0.75 }],
  by: 'U0ADACHEN1',
  at: monday,
};

eachDatabase('the draft store', ({ open }) => {
  test('a draft is found as it was saved, only in its workspace, until it is removed', async () => {
    const drafts = createDraftStore(await open());
    const id = await drafts.save(workspaceId, draft);
    expect(await drafts.find(workspaceId, id)).toEqual({ ...draft, decisions: [] });
    expect(await drafts.find('T0OTHER01', id)).toBeNull();
    await drafts.remove('T0OTHER01', id, monday);
    expect(await drafts.find(workspaceId, id)).toEqual({ ...draft, decisions: [] });
    await drafts.remove(workspaceId, id, monday - 1);
    expect(await drafts.find(workspaceId, id)).not.toBeNull();
    await drafts.remove(workspaceId, id, monday);
    expect(await drafts.find(workspaceId, id)).toBeNull();
  });

  test('a draft that is more than a day older than the newest is deleted', async () => {
    const drafts = createDraftStore(await open());
    const old = await drafts.save(workspaceId, draft);
    const dayOld = await drafts.save(workspaceId, { ...draft, at: monday + dayLength });
    expect(await drafts.find(workspaceId, old)).toEqual({ ...draft, decisions: [] });
    await drafts.save(workspaceId, { ...draft, at: monday + dayLength + 1 });
    expect(await drafts.find(workspaceId, old)).toBeNull();
    expect(await drafts.find(workspaceId, dayOld)).not.toBeNull();
  });

  test('a problem that another version of the app knows, and this one does not, still says that something was noted', async () => {
    const database = await open();
    const drafts = createDraftStore(database);
    const id = await drafts.save(workspaceId, draft);
    const { draft: json } = await database.query.selectFrom('import_draft').select('draft').executeTakeFirstOrThrow();
    const newer = json.replaceAll('problem.deadline_counted', 'problem.of_tomorrow');
    await database.query.updateTable('import_draft').set({ draft: newer }).execute();
    expect((await drafts.find(workspaceId, id))?.problems[1]?.message).toEqual(
      message('problem.of_item', { title: 'A', problem: message('problem.of_earlier_version') }),
    );
  });

  test('decisions are kept with the draft; of two at the same time none is lost', async () => {
    const drafts = createDraftStore(await open());
    const id = await drafts.save(workspaceId, draft);
    const decision = (quote: string): WordsDecision => ({
      entryId: 'cn-r1',
      about: { quote, date: null },
      becomes: null,
      by: 'U0ADACHEN1',
      at: monday,
      on: day('2026-11-02'),
      why: 'A plan only',
    });
    const add = (quote: string) => drafts.decide(workspaceId, id, (decisions) => [...decisions, decision(quote)]);
    await Promise.all([add('one'), add('other')]);
    const kept = (await drafts.find(workspaceId, id))?.decisions ?? [];
    expect(kept.map(({ about }) => about.quote).sort()).toEqual(['one', 'other']);
    expect(kept).toContainEqual(decision('one'));
    await drafts.decide(workspaceId, 'none', () => []);
    await drafts.decide('T0OTHER01', id, () => []);
    expect((await drafts.find(workspaceId, id))?.decisions).toHaveLength(2);
  });

  test('forgetting a workspace deletes its drafts', async () => {
    const database = await open();
    await createDraftStore(database).save(workspaceId, draft);
    await forgetWorkspace(database, workspaceId, draft.at);
    expect(await rowsOfWorkspace(database, workspaceId)).toEqual({});
  });
});
