import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { createDraftStore } from '../../src/storage/draft-store.ts';
import { type DatabasePlace, openDatabase } from '../../src/storage/open-database.ts';
import { createSourceStore } from '../../src/storage/source-store.ts';
import { openFeedServer, rssOf } from '../sources/feed-server.ts';
import { onPostgres } from '../storage/databases.ts';
import { addressOf } from '../storage/place-address.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const items = Array.from({ length: 130 }, (_, at) => ({
  id: `item-${at}`,
  link: `https://office.example/${at}`,
  title: `Notice ${at}`,
  html: `The office published notice ${at}. Comments may be submitted until 12 January 2030.`,
}));

/** Kills (SIGKILL) a process that fetches, as often as is said, at another moment each time; then lets it finish. @returns what is in the drafts */
async function fetchAndKill(place: DatabasePlace, kills: number): Promise<readonly string[]> {
  await using server = await openFeedServer();
  // Dated when the test runs: older ones would count as read before.
  server.serve('/feed', rssOf(items.map((item) => ({ ...item, published: new Date().toUTCString() }))));
  const start = () =>
    spawn(
      process.execPath,
      ['--import', 'tsx', 'tests/crash/source-process.ts', addressOf(place), `${server.origin}/feed`],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
  for (let kill = 0; kill < kills; kill += 1) {
    const asked = server.asked.length;
    const child = start();
    const gone = once(child, 'exit');
    // While it reads the first items, and after it has stored them, while it reads or stores more.
    await expect.poll(() => server.asked.length, { interval: 5 }).toBeGreaterThan(asked + 1);
    if (kill % 2 === 1) await once(child.stdout, 'data');
    await wait((kill * 67) % 200);
    child.kill('SIGKILL');
    await gone;
  }
  const last = start();
  last.stdout.resume();
  const [code] = await once(last, 'exit');
  expect(code).toBe(0);
  await using database = await openDatabase(place);
  const sources = createSourceStore(database);
  const drafts = createDraftStore(database);
  const waiting = await sources.waiting('T0CRASH01');
  const found = await Promise.all(waiting.map(({ draftId }) => drafts.find('T0CRASH01', draftId)));
  return found.flatMap((draft) => draft?.bulletin.entries.map(({ source }) => source ?? '') ?? []);
}

const every = items.map(({ link }) => link).sort();

describe('a process that is killed while it fetches a source', () => {
  test('loses no item and doubles none, on SQLite', { timeout: 120_000 }, async () => {
    await using folder = await temporaryFolder();
    expect([...(await fetchAndKill({ kind: 'embedded', folder: folder.path }, 3))].sort()).toEqual(every);
  });
});

onPostgres('a process that is killed while it fetches a source', ({ place }) => {
  test('loses no item and doubles none, on PostgreSQL', { timeout: 120_000 }, async () => {
    expect([...(await fetchAndKill(place(), 3))].sort()).toEqual(every);
  });
});
