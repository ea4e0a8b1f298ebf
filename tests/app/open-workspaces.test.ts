import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore, type Store } from '../../src/app/open-store.ts';
import { openWorkspaces, type Workspaces } from '../../src/app/workspaces.ts';
import type { Bulletin } from '../../src/bulletin/bulletin.ts';
import { inLanguage } from '../../src/messages/language.ts';
import { createCorpusMemory } from '../../src/storage/corpus-memory.ts';
import { bundledLibrary, day, sourceOf } from '../bundled-library.ts';
import { rejectingServices } from '../rejecting-services.ts';
import { bulletinWith } from '../remind/corpus-with.ts';
import { monday } from '../storage/samples.ts';

const source = sourceOf(await bundledLibrary());
const by = { by: 'U0ADACHEN1', at: monday };
const idOf = (i: number): string => `T0OFFICE${String(i).padStart(3, '0')}`;
const ids = (count: number): readonly string[] => Array.from({ length: count }, (_, i) => idOf(i));

let folder: string;
let store: Store;
let workspaces: Workspaces;
/** The workspaces that were opened, one after the other, and those that were closed. */
let opened: string[];
let closed: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'privacy-law-many-'));
  store = await openStore({ kind: 'embedded', folder });
  [opened, closed] = [[], []];
  const bot = { botId: 'B1', botUserId: 'U0BOT' };
  workspaces = await openWorkspaces({
    ...store,
    bundled: { ...source, release: (id) => closed.push(id) },
    memory: createCorpusMemory(store.database),
    ledger: { dueViews: async () => ids(40) },
    today: () => day('2026-11-02'),
    clock: { now: () => new Date(monday) },
    log: { info: () => {}, warn: () => {}, error: () => {} },
    only: null,
    identityOf: async (workspaceId) => ({
      ids: { ...bot, teamId: workspaceId },
      workspace: workspaceId,
      workspaceId,
      botName: 'privacylaw',
      installer: null,
      installedAt: monday,
    }),
    serve: ({ identity }) => {
      opened.push(identity.workspaceId);
      return { services: { ...rejectingServices, identity }, sources: nothingFollowed };
    },
  });
});
afterEach(async () => {
  await store[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

const nothingFollowed = {
  fetching: { all: async () => [], due: async () => {}, now: () => Promise.reject(new Error('not in this test')) },
  told: 'nobody' as const,
  work: {},
};

/** A bulletin that only one workspace has. */
const secretOf = (id: string): Bulletin => bulletinWith({ [`${id.toLowerCase()}-r1`]: [] }, 'CN', 'secret');

const entriesOf = async (id: string) => (await workspaces.library(id)).corpus.entries;
const secretsOf = async (id: string): Promise<readonly string[]> =>
  (await entriesOf(id)).map(({ entry }) => entry.id).filter((entry) => entry.startsWith('t0office'));

test('600 workspaces that have nothing of their own share a library; the 500 that were used last stay open', async () => {
  const all = await Promise.all(ids(600).map(entriesOf));
  expect(new Set(all)).toEqual(new Set([workspaces.usual().corpus.entries]));
  expect([opened.length, closed]).toEqual([600, ids(100)]);
  // Used again, so it stays when another is opened.
  await entriesOf(idOf(100));
  await entriesOf(idOf(0));
  expect([opened.slice(600), closed.slice(100)]).toEqual([[idOf(0)], [idOf(101)]]);
});

test('of 40 that have imported something, each finds its own alone; the 25 that were used last stay open', async () => {
  for (const id of ids(40)) await store.bulletins.take(id, [secretOf(id)], by);
  const found = await Promise.all(ids(40).map(secretsOf));
  expect(found).toEqual(ids(40).map((id) => [`${id.toLowerCase()}-r1`]));
  expect([opened.length, new Set(closed)]).toEqual([40, new Set(ids(15))]);
  expect(await secretsOf(idOf(99))).toEqual([]);
  // One that was closed is opened again with what it has by now, and the others stay as they are.
  await store.bulletins.take(
    idOf(3),
    [secretOf(idOf(777))].map((one) => ({ ...one, id: 'another' })),
    by,
  );
  expect(await secretsOf(idOf(3))).toEqual(expect.arrayContaining(['t0office003-r1', 't0office777-r1']));
  await Promise.all(ids(40).slice(16).map(secretsOf));
  expect(opened.slice(40)).toEqual([idOf(99), idOf(3)]);
});

test('of 40 that import something while they are open, 25 stay open', async () => {
  await Promise.all(ids(40).map(entriesOf));
  for (const id of ids(40)) await store.bulletins.take(id, [secretOf(id)], by);
  await workspaces.refresh();
  expect(closed).toEqual(ids(15));
  expect(await secretsOf(idOf(39))).toEqual(['t0office039-r1']);
});

test('those that only chose what is listed share the entries, and all of them stay open', async () => {
  for (const id of ids(40)) await store.bulletins.choose(id, { jurisdictions: ['EU'], topics: [] }, by);
  const all = await Promise.all(ids(40).map(workspaces.library));
  expect(new Set(all.map(({ corpus }) => corpus.entries))).toEqual(new Set([workspaces.usual().corpus.entries]));
  expect(new Set(all.map(({ corpus }) => corpus.scope?.jurisdictions.join()))).toEqual(new Set(['EU']));
  expect(workspaces.usual().corpus.scope).toBeNull();
  expect(closed).toEqual([]);
});

test('the examples of one that chose what is listed are in the language of whoever asks, not of whoever was first', async () => {
  await store.bulletins.choose(idOf(0), { jurisdictions: ['CN'], topics: [] }, by);
  const library = await inLanguage('zh-CN', () => workspaces.library(idOf(0)));
  const examples = () => [...library.exampleSearches, ...library.exampleQuestions];
  expect(inLanguage('en', examples)).toContain('facial recognition');
  expect(inLanguage('zh-CN', examples)).toContain('人脸识别');
});

test('each is planned with its own library, also where more than 25 have one', async () => {
  for (const id of ids(40)) await store.bulletins.take(id, [secretOf(id)], by);
  const planned: [string, readonly string[]][] = [];
  for await (const { view, library } of workspaces.due())
    planned.push([view, library.corpus.entries.map(({ entry }) => entry.id).filter((id) => id.startsWith('t0office'))]);
  expect(planned).toEqual([['*', []], ...ids(40).map((id) => [id, [`${id.toLowerCase()}-r1`]])]);
  expect(closed).toEqual(ids(15));
});

test('one that installed the app again is opened again', async () => {
  await entriesOf(idOf(0));
  const identity = { ids: { botId: 'B2', teamId: idOf(0) }, workspace: 'Office', workspaceId: idOf(0) };
  await workspaces.services({ ...identity, botName: 'privacylaw', installer: null, installedAt: monday + 1 });
  expect(opened).toEqual([idOf(0), idOf(0)]);
});
