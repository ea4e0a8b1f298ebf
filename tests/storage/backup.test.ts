import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { backupDatabase, restoreDatabase } from '../../src/storage/backup.ts';
import type { Database } from '../../src/storage/database.ts';
import { openDatabase } from '../../src/storage/open-database.ts';
import { databaseFile, openLibsql } from '../../src/storage/open-sqlite.ts';
import { createSubscriptionStore } from '../../src/storage/subscription-store.ts';
import { runCli } from '../app/run-cli.ts';
import { letGoOfFiles } from './let-go.ts';
import { asked, channel, monday } from './samples.ts';

let folder: string;
let state: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'privacy-law-backup-'));
  state = join(folder, 'state');
});
afterEach(() => rm(folder, { recursive: true }));

const file = (name: string): string => join(folder, name);
let subscribed = 0;
const subscribe = (database: Database) => {
  subscribed += 1;
  return createSubscriptionStore(database).create(asked({ filter: `${subscribed}` }), monday);
};

/** Opens the database for some work and releases its files. */
async function withDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const done = await (async () => {
    await using database = await openDatabase({ kind: 'embedded', folder: state });
    return await work(database);
  })();
  await letGoOfFiles();
  return done;
}

const numbers = () =>
  withDatabase(async (database) =>
    (await createSubscriptionStore(database).ofChannel(channel)).map(({ number }) => number),
  );

test('a backup made while the app runs restores the data of that moment; the newer database is kept beside it', async () => {
  await withDatabase(async (running) => {
    await subscribe(running);
    const run = await runCli(['backup', file('one.sqlite')], { STATE_DIR: state });
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toMatch(/It holds:\n.*subscription: 1 row\n.*not encrypted/s);
    await subscribe(running);
    const refused = await runCli(['restore', file('one.sqlite')], { STATE_DIR: state });
    expect(refused).toMatchObject({
      code: 1,
      stdout: '',
      stderr: 'A process has the database open. Stop the app, then restore.\n',
    });
  });
  expect((await stat(file('one.sqlite'))).mode & 0o777).toBe(0o600);
  expect(await numbers()).toEqual([1, 2]);
  const restored = await runCli(['restore', file('one.sqlite')], { STATE_DIR: state });
  expect(restored).toMatchObject({ code: 0, stderr: '' });
  expect(await numbers()).toEqual([1]);
  const kept = (await readdir(state)).find((name) => name.includes('.before-')) ?? '';
  expect(restored.stdout).toContain(join(state, kept));
  expect(await restoreDatabase(state, join(state, kept), 'again')).toBe(join(state, `${databaseFile}.again`));
  expect(await numbers()).toEqual([1, 2]);
}, 60_000);

test('a backup overwrites no file and creates no database', async () => {
  await expect(backupDatabase(state, file('one'))).rejects.toThrow('No database found in');
  await withDatabase(subscribe);
  await writeFile(file('precious'), 'mine');
  await expect(backupDatabase(state, file('precious'))).rejects.toThrow('was not overwritten');
  expect(await readFile(file('precious'), 'utf8')).toBe('mine');
  await expect(backupDatabase(state, file('missing/one'))).rejects.toThrow('Cannot write');
});

test('a damaged backup, or one from a newer version, is refused and nothing changes', async () => {
  await withDatabase(async (database) => {
    await subscribe(database);
    await backupDatabase(state, file('one.sqlite'));
    await backupDatabase(state, file('newer.sqlite'));
  });
  await setVersion(file('newer.sqlite'), 999);
  const bytes = await readFile(file('one.sqlite'));
  await writeFile(file('cut.sqlite'), bytes.subarray(0, bytes.length / 2));
  await writeFile(file('text.sqlite'), 'Dear diary');
  await writeFile(file('empty.sqlite'), '');
  const restore = (name: string) => restoreDatabase(state, file(name), 'before');
  for (const name of ['cut.sqlite', 'text.sqlite', 'empty.sqlite'])
    await expect(restore(name)).rejects.toThrow('not a backup of this app, or it is damaged');
  await expect(restore('newer.sqlite')).rejects.toThrow('newer version of the app');
  await expect(restore('missing.sqlite')).rejects.toThrow('does not exist');
  expect((await readdir(state)).filter((name) => !/-(wal|shm)$/.test(name))).toEqual([databaseFile]);
  expect(await numbers()).toEqual([1]);
});

async function setVersion(path: string, version: number): Promise<void> {
  const connection = await openLibsql(path);
  connection.exec(`update schema_version set version = ${version}`);
  connection.close();
}

test('a damaged or missing database is replaced', async () => {
  await withDatabase(subscribe);
  await backupDatabase(state, file('one.sqlite'));
  await letGoOfFiles();
  await writeFile(join(state, databaseFile), 'Dear diary, '.repeat(1000));
  await restoreDatabase(state, file('one.sqlite'), 'damaged');
  expect(await numbers()).toEqual([1]);
  await rm(state, { recursive: true });
  expect(await restoreDatabase(state, file('one.sqlite'), 'missing')).toBeNull();
  expect(await numbers()).toEqual([1]);
});

test('a backup holds nothing of a transaction in progress', async () => {
  await withDatabase(async (database) => {
    await database.transact(async ({ query }) => {
      await sql`insert into channel_number values ('T1', 'C1', 1)`.execute(query);
      await backupDatabase(state, file('one.sqlite'));
    });
  });
  await rm(state, { recursive: true });
  await restoreDatabase(state, file('one.sqlite'), 'before');
  const rows = await withDatabase(({ query }) => query.selectFrom('channel_number').selectAll().execute());
  expect(rows).toEqual([]);
});

test('with PostgreSQL, the message names pg_dump and pg_restore', async () => {
  const runs = [['backup', 'pg_dump'] as const, ['restore', 'pg_restore'] as const].map(async ([command, tool]) => {
    const run = await runCli([command, file('one')], { DATABASE_URL: 'postgres://127.0.0.1/law' });
    expect(run).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining(tool) });
  });
  await Promise.all(runs);
}, 60_000);
