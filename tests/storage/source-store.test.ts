import { expect, test } from 'vitest';
import { type Entry, entrySchema } from '../../src/bulletin/bulletin.ts';
import type { NewItem, Settled } from '../../src/sources/ports.ts';
import { neverFetched, type Source } from '../../src/sources/source.ts';
import { createDraftStore } from '../../src/storage/draft-store.ts';
import { createSourceStore } from '../../src/storage/source-store.ts';
import { forgetWorkspace } from '../../src/storage/workspace.ts';
import { dayLength } from '../../src/time/instant.ts';
import { bulletinWith } from '../remind/corpus-with.ts';
import { eachDatabase } from './databases.ts';
import { channel, day, monday } from './samples.ts';
import { rowsOfWorkspace } from './tables-with-workspace.ts';

const { workspaceId } = channel;

const source: Source = {
  id: 'eu-office',
  name: 'Data Office',
  url: 'https://office.example/feed',
  kind: 'rss',
  jurisdiction: 'EU',
  language: 'en',
  full_page: false,
  enabled: true,
};

const entry = (title: string, section: Entry['section'] = 'regulatory'): Entry =>
  entrySchema.parse({
    id: 'draft-r1',
    section,
    title,
    date: null,
    body: `${title}. Comments are open until 31 May 2027.`,
    deadlines: [{ kind: 'consultation_close', date: '2027-05-31', quote: 'Comments are open until 31 May 2027' }],
    source: 'https://office.example/1',
  });

const item = (key: string, ...entries: readonly Entry[]): NewItem => ({
  keys: [`id ${key}`, `link https://office.example/${key}`],
  entries: entries.length > 0 ? entries : [entry(key)],
  problems: [],
});

const settled = (items: readonly NewItem[], changes: Partial<Settled> = {}): Settled => ({
  ...neverFetched,
  checkedAt: monday,
  nextAt: monday + dayLength,
  day: day('2026-11-02'),
  items,
  passed: [],
  similar: () => [],
  ...changes,
});

eachDatabase('the source store', ({ open }) => {
  const opened = async () => {
    const database = await open();
    const sources = createSourceStore(database);
    const drafts = createDraftStore(database);
    await sources.save(workspaceId, source, 'U0ADACHEN1');
    const bulletins = async () =>
      Promise.all(
        (await sources.waiting(workspaceId)).map(
          async ({ draftId }) => (await drafts.find(workspaceId, draftId))?.bulletin,
        ),
      );
    const titles = async () => (await bulletins()).flatMap((one) => one?.entries.map(({ title }) => title) ?? []);
    return { database, sources, drafts, bulletins, titles };
  };

  test('a source is kept as it was saved, in its workspace alone, until it is removed', async () => {
    const { sources } = await opened();
    expect(await sources.list(workspaceId)).toEqual([{ ...neverFetched, source }]);
    expect(await sources.list('T0OTHER01')).toEqual([]);
    await sources.save(workspaceId, { ...source, enabled: false, full_page: true }, 'U0ADACHEN1');
    expect(await sources.list(workspaceId)).toMatchObject([{ source: { enabled: false, full_page: true } }]);
    await sources.remove(workspaceId, source.id);
    expect(await sources.list(workspaceId)).toEqual([]);
  });

  test('one process fetches a source at a time, and not before it is due', async () => {
    const { sources } = await opened();
    const claim = (now: number, evenIfNotDue = false) =>
      sources.claim(workspaceId, source, { now, until: now + 1000, evenIfNotDue });
    const claims = await Promise.all([claim(monday), claim(monday), claim(monday)]);
    expect(claims.filter((isClaimed) => isClaimed)).toHaveLength(1);
    expect(await claim(monday + 999)).toBe(false);
    expect(await claim(monday + 999, true)).toBe(true);
    expect(await claim(monday + 2000)).toBe(true);
  });

  test('what is known of the last fetch is kept', async () => {
    const { sources } = await opened();
    const state = { etag: '"1"', lastModified: 'Mon', failures: 2, error: 'It is broken.', nextAt: monday + 7 };
    await sources.settle(workspaceId, source, settled([], state));
    expect(await sources.list(workspaceId)).toEqual([{ ...state, source, checkedAt: monday, found: null }]);
  });

  test('new items become a draft of the source and day, with ids that count within each section', async () => {
    const { sources, bulletins } = await opened();
    const fine = entry('A fine', 'enforcement');
    expect(await sources.settle(workspaceId, source, settled([item('one'), item('two', fine), item('three')]))).toBe(3);
    expect(await bulletins()).toMatchObject([
      {
        id: 'eu-office-2026-11-02',
        title: 'Data Office, 2 November 2026',
        issued: '2026-11-02',
        entries: [
          { id: 'eu-office-2026-11-02-r1', title: 'one', source: 'https://office.example/1' },
          { id: 'eu-office-2026-11-02-e1', title: 'A fine' },
          { id: 'eu-office-2026-11-02-r2', title: 'three' },
        ],
      },
    ]);
    expect(await sources.waiting(workspaceId)).toMatchObject([
      { sourceId: 'eu-office', title: 'Data Office, 2 November 2026', entries: 3, deadlines: 3, isAnnounced: false },
    ]);
    expect(await sources.list(workspaceId)).toMatchObject([{ found: { entries: 3, at: monday } }]);
  });

  test('an item is added once: by either of its keys, whoever adds it, and at the same time', async () => {
    const { sources, titles } = await opened();
    const one = item('one');
    const moved = { ...one, keys: [one.keys[0] ?? '', 'link https://office.example/moved'] };
    const added = await Promise.all(
      [one, moved, one].map((given) => sources.settle(workspaceId, source, settled([given]))),
    );
    expect(added.reduce((sum, one) => sum + one, 0)).toBe(1);
    expect(await titles()).toEqual(['one']);
    expect(await sources.settle(workspaceId, { ...source, id: 'other' }, settled([one]))).toBe(0);
    expect(await sources.unseen(workspaceId, source.id, ['id one', 'id two'])).toEqual(new Set(['id two']));
  });

  test('what was there before the source was followed is never added', async () => {
    const { sources, titles } = await opened();
    await sources.settle(workspaceId, source, settled([], { passed: ['id one'] }));
    expect(await sources.settle(workspaceId, source, settled([item('one'), item('two')]))).toBe(1);
    expect(await titles()).toEqual(['two']);
  });

  test('more of the same day joins the draft, which is announced again; another day begins another', async () => {
    const { sources, titles, bulletins } = await opened();
    await sources.settle(workspaceId, source, settled([item('one')]));
    await sources.announced(workspaceId, await sources.waiting(workspaceId));
    expect(await sources.waiting(workspaceId)).toMatchObject([{ isAnnounced: true }]);
    await sources.settle(workspaceId, source, settled([item('two')]));
    expect(await sources.waiting(workspaceId)).toMatchObject([{ isAnnounced: false, entries: 2 }]);
    await sources.settle(
      workspaceId,
      source,
      settled([item('three')], { checkedAt: monday + dayLength, day: day('2026-11-03') }),
    );
    expect(await titles()).toEqual(['one', 'two', 'three']);
    expect((await bulletins()).map((one) => one?.id)).toEqual(['eu-office-2026-11-02', 'eu-office-2026-11-03']);
  });

  test('a draft that has grown while a curator imported it stays, with everything', async () => {
    const { sources, drafts, titles } = await opened();
    await sources.settle(workspaceId, source, settled([item('one')]));
    const [{ draftId, at } = { draftId: '', at: 0 }] = await sources.waiting(workspaceId);
    await sources.settle(workspaceId, source, settled([item('two')]));
    await drafts.remove(workspaceId, draftId, at);
    expect(await titles()).toEqual(['one', 'two']);
    await sources.announced(workspaceId, [{ draftId, at }]);
    expect(await sources.waiting(workspaceId)).toMatchObject([{ isAnnounced: false }]);
  });

  test('what comes after the import of a day goes into a second bulletin of that day', async () => {
    const { sources, drafts, bulletins } = await opened();
    await sources.settle(workspaceId, source, settled([item('one')]));
    const [{ draftId, at } = { draftId: '', at: 0 }] = await sources.waiting(workspaceId);
    await drafts.remove(workspaceId, draftId, at);
    await sources.settle(workspaceId, source, settled([item('two')]));
    expect(await bulletins()).toMatchObject([
      {
        id: 'eu-office-2026-11-02-2',
        title: 'Data Office, 2 November 2026 (2)',
        entries: [{ id: 'eu-office-2026-11-02-2-r1' }],
      },
    ]);
  });

  test('drafts of sources and folders wait for a year, however many forms are filled in', async () => {
    const { sources, drafts } = await opened();
    const draft = {
      bulletin: bulletinWith({ 'cn-r1': [{ date: '2026-11-30' }] }, 'CN'),
      problems: [],
      replaces: null,
      similar: [],
      by: 'the watched folder',
      at: monday,
    };
    expect(await sources.keepFile(workspaceId, { key: 'a digest', draft })).toBe(true);
    expect(await sources.keepFile(workspaceId, { key: 'a digest', draft })).toBe(false);
    await sources.settle(workspaceId, source, settled([item('one')]));
    await drafts.save(workspaceId, { ...draft, at: monday + 365 * dayLength });
    expect(await sources.waiting(workspaceId)).toHaveLength(2);
    await drafts.save(workspaceId, { ...draft, at: monday + 365 * dayLength + 1 });
    expect(await sources.waiting(workspaceId)).toEqual([]);
  });

  test('nothing is added to a source that was removed while it was fetched', async () => {
    const { sources } = await opened();
    await sources.remove(workspaceId, source.id);
    expect(await sources.settle(workspaceId, source, settled([item('one')]))).toBe(0);
    expect(await sources.waiting(workspaceId)).toEqual([]);
  });

  test('forgetting a workspace deletes its sources and what was seen of them', async () => {
    const { database, sources } = await opened();
    await sources.settle(workspaceId, source, settled([item('one')]));
    await forgetWorkspace(database, workspaceId, monday);
    expect(await rowsOfWorkspace(database, workspaceId)).toEqual({});
  });
});
