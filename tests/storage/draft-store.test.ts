import { expect, test } from 'vitest';
import { createDraftStore } from '../../src/storage/draft-store.ts';
import { createSubscriptionStore } from '../../src/storage/subscription-store.ts';
import { dayLength } from '../../src/time/instant.ts';
import { bulletinWith } from '../remind/corpus-with.ts';
import { eachDatabase } from './databases.ts';
import { channel, monday } from './samples.ts';
import { rowsOfWorkspace } from './tables-with-workspace.ts';

const { workspaceId } = channel;
const draft = {
  bulletin: bulletinWith({ 'cn-r1': [{ date: '2026-11-30' }] }, 'CN'),
  problems: [{ line: 3, rule: 'deadline-without-day', message: 'no day' }],
  replaces: null,
  by: 'U0ADACHEN1',
  at: monday,
};

eachDatabase('the draft store', ({ open }) => {
  test('a draft is found as it was saved, only in its workspace, until it is removed', async () => {
    const drafts = createDraftStore(await open());
    const id = await drafts.save(workspaceId, draft);
    expect(await drafts.find(workspaceId, id)).toEqual(draft);
    expect(await drafts.find('T0OTHER01', id)).toBeNull();
    await drafts.remove('T0OTHER01', id);
    expect(await drafts.find(workspaceId, id)).toEqual(draft);
    await drafts.remove(workspaceId, id);
    expect(await drafts.find(workspaceId, id)).toBeNull();
  });

  test('a draft that is more than a day older than the newest is deleted', async () => {
    const drafts = createDraftStore(await open());
    const old = await drafts.save(workspaceId, draft);
    const dayOld = await drafts.save(workspaceId, { ...draft, at: monday + dayLength });
    expect(await drafts.find(workspaceId, old)).toEqual(draft);
    await drafts.save(workspaceId, { ...draft, at: monday + dayLength + 1 });
    expect(await drafts.find(workspaceId, old)).toBeNull();
    expect(await drafts.find(workspaceId, dayOld)).not.toBeNull();
  });

  test('forgetting a workspace deletes its drafts', async () => {
    const database = await open();
    await createDraftStore(database).save(workspaceId, draft);
    await createSubscriptionStore(database).forgetWorkspace(workspaceId);
    expect(await rowsOfWorkspace(database, workspaceId)).toEqual({});
  });
});
