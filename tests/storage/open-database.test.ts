import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, type Mock, test, vi } from 'vitest';
import { auditLog } from '../../src/storage/audit-log.ts';
import { createBulletinStore } from '../../src/storage/bulletin-store.ts';
import { type Database, notifyWorkers, type Session } from '../../src/storage/database.ts';
import { latestVersion } from '../../src/storage/migrate.ts';
import { openDatabase } from '../../src/storage/open-database.ts';
import { databaseFile } from '../../src/storage/open-sqlite.ts';
import { createSubscriptionStore } from '../../src/storage/subscription-store.ts';
import { bundledProgram } from '../bundled-program.ts';
import { eachDatabase, onPostgres } from './databases.ts';
import { asked, channel, monday } from './samples.ts';

const program = await bundledProgram('tests/storage/open-and-subscribe.ts');

eachDatabase('opening a database', ({ open, place }) => {
  test('ten processes that start at once on an empty database create its tables once', async () => {
    const where = place();
    const argument = where.kind === 'postgres' ? where.url : where.folder;
    await Promise.all(Array.from({ length: 10 }, () => promisify(execFile)(process.execPath, [program, argument])));
    const made = await createSubscriptionStore(await open()).ofChannel(channel);
    expect(made.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  test('so do ten connections of one process', async () => {
    const opened = await Promise.all(Array.from({ length: 10 }, open));
    await Promise.all(opened.map((database) => createSubscriptionStore(database).create(asked(), monday)));
    const { rows } = await sql`select version from schema_version`.execute((await open()).query);
    expect(rows).toEqual([{ version: latestVersion }]);
  });

  test('an address of a calendar that was given out before addresses could be revoked still works, and can be revoked', async () => {
    const old = await openDatabase(place(), 11);
    await sql`insert into subscription (id, workspace_id, channel_id, number, filter, leads_unit, leads_before, at, zone, cards, alerts,
      created_by, created_at, state, next_run_at) values ('sub-1', ${channel.workspaceId}, ${channel.channelId}, 1, '', 'days', '7', '09:00',
      'Asia/Shanghai', 'full', 0, 'U1', ${monday}, 'active', ${monday})`.execute(old.query);
    await old[Symbol.asyncDispose]();
    const store = createSubscriptionStore(await open());
    expect(await store.ofCalendar('sub-1')).toMatchObject({ id: 'sub-1', number: 1 });
    expect(await store.updateCalendar(channel.workspaceId, 'sub-1', (last) => last)).toEqual([]);
    await store.revokeCalendar(channel.workspaceId, 'sub-1', 'U1', monday);
    expect(await store.ofCalendar('sub-1')).toBe('revoked');
  });

  test('subscriptions and settings from before they had a language go on in English', async () => {
    const old = await openDatabase(place(), 17);
    const { workspaceId, channelId } = channel;
    await sql`insert into subscription (id, workspace_id, channel_id, number, filter, leads_unit, leads_before, at, zone, cards, alerts,
      created_by, created_at, state, next_run_at, calendar_token) values ('sub-1', ${workspaceId}, ${channelId}, 1, '', 'days', '7', '09:00',
      'Asia/Shanghai', 'full', 0, 'U1', ${monday}, 'active', ${monday}, 'token')`.execute(old.query);
    await sql`insert into channel_settings (workspace_id, channel_id, leads_unit, leads_before, at, zone, cards, saved_by)
      values (${workspaceId}, ${channelId}, 'days', '7', '09:00', 'Asia/Shanghai', 'full', 'U1')`.execute(old.query);
    await old[Symbol.asyncDispose]();
    const store = createSubscriptionStore(await open());
    expect(await store.find(workspaceId, 'sub-1')).toMatchObject({ language: 'en' });
    expect(await store.settings(channel)).toMatchObject({ language: 'en' });
  });

  test('what a workspace had imported before each counted its own changes stays its own', async () => {
    const old = await openDatabase(place(), 13);
    await sql`insert into corpus_revision (workspace_id, revision) values ('*', 4)`.execute(old.query);
    await sql`insert into workspace_scope (workspace_id, jurisdictions, topics, chosen_by, chosen_at)
      values (${channel.workspaceId}, '["EU"]', '[]', 'U1', ${monday})`.execute(old.query);
    await old[Symbol.asyncDispose]();
    const revisions = await createBulletinStore(await open()).revisions();
    expect([revisions.hasOwn(channel.workspaceId), revisions.hasOwn('T0OTHER01')]).toEqual([true, false]);
    expect([revisions.of(channel.workspaceId), revisions.of('T0OTHER01')]).toEqual([5, 4]);
  });

  test('what a workspace had chosen before the audit log recorded each choice is in it', async () => {
    const old = await openDatabase(place(), 15);
    await sql`insert into workspace_scope (workspace_id, jurisdictions, topics, chosen_by, chosen_at)
      values (${channel.workspaceId}, '["EU"]', '[]', 'U1', ${monday})`.execute(old.query);
    await old[Symbol.asyncDispose]();
    expect(await auditLog(await open(), channel.workspaceId)).toMatchObject([
      { action: 'choose_scope', by: 'U1', subject: '["EU"]', note: '[]' },
    ]);
  });

  test('tables that a newer version has changed are left alone', async () => {
    const { query } = await open();
    await sql`update schema_version set version = 999`.execute(query);
    await expect(openDatabase(place())).rejects.toThrow(/newer version of the app.*999.*Start the newer version/);
  });

  test('a value that cannot be stored is refused by name, and its transaction is rolled back', async () => {
    const database = await open();
    const insert = database.transact(async ({ query }) => {
      await createNumber(query, 'C1', 1);
      await createNumber(query, 'C2', undefined);
    });
    await expect(insert).rejects.toThrow(/parameter 2 of "insert into channel_number .* cannot be stored: undefined/s);
    const { rows } = await sql`select * from channel_number`.execute(database.query);
    expect(rows).toEqual([]);
  });

  test('transactions that begin at once in one process run one after the other', async () => {
    const [one, other] = [await open(), await open()];
    await createNumber(one.query, 'C1', 0);
    const adding = Array.from({ length: 20 }, (_, i) =>
      (i % 2 ? one : other).transact(async ({ query }) => {
        await sql`update channel_number set last_number = last_number + 1`.execute(query);
      }),
    );
    await Promise.all(adding);
    const { rows } = await sql`select last_number as n from channel_number`.execute((await open()).query);
    expect(rows).toEqual([{ n: 20 }]);
  });
});

async function createNumber(query: Session['query'], channelId: string, number: number | undefined): Promise<void> {
  await sql`insert into channel_number values ('T1', ${channelId}, ${number})`.execute(query);
}

describe('SQLite, which answers at once,', () => {
  type Work = (session: Pick<Session, 'query'>) => Promise<void>;
  const asking = async (database: Database): Promise<unknown> => sql`select 1`.execute(database.query);
  /** In how many turns of the event loop some work is done. */
  const turnsOf = async (work: Promise<unknown>): Promise<number> => {
    const progress = { turns: 0, isDone: false };
    void work.then(() => {
      progress.isDone = true;
    });
    while (!progress.isDone) {
      progress.turns += 1;
      await setImmediate();
    }
    return progress.turns;
  };

  let folder: string;
  let database: Database;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'privacy-law-turns-'));
    database = await openDatabase({ kind: 'embedded', folder });
  });
  afterAll(async () => {
    await database[Symbol.asyncDispose]();
    await rm(folder, { recursive: true });
  });

  test('does not have who asks wait a turn for everybody who asked before', async () => {
    expect(await turnsOf(Promise.all(Array.from({ length: 200 }, () => asking(database))))).toBeLessThan(10);
  });

  test.each([
    ['one query after the other', (work: Work) => work(database)],
    ['a transaction', (work: Work) => database.transact(work)],
  ])('lets others run during %s', async (_, run) => {
    const work: Work = async ({ query }) => {
      for (let i = 0; i < 50; i += 1) await sql`select 1`.execute(query);
    };
    expect(await turnsOf(run(work))).toBeGreaterThanOrEqual(50);
  });
});

describe('SQLite that cannot be used', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'privacy-law-store-'));
  });
  afterAll(async () => {
    await chmod(join(folder, 'locked'), 0o700).catch(() => {});
    await rm(folder, { recursive: true });
  });
  const embedded = (name: string) => openDatabase({ kind: 'embedded', folder: join(folder, name) });

  test('a missing folder is created, readable only by its owner', async () => {
    await (await embedded('deep/state'))[Symbol.asyncDispose]();
    const { mode } = await stat(join(folder, 'deep/state'));
    expect(mode & 0o777).toBe(0o700);
  });

  test('a file in place of the folder is named, with what to do', async () => {
    await writeFile(join(folder, 'file'), '');
    await expect(embedded('file')).rejects.toThrow(/Cannot create the database folder .*file .*STATE_DIR/);
  });

  test('a file that is not a database is named, with what to do', async () => {
    await mkdir(join(folder, 'text'));
    await writeFile(join(folder, 'text', databaseFile), 'Dear diary, '.repeat(1000));
    await expect(embedded('text')).rejects.toThrow(/Cannot use .*database\.sqlite: it is not a SQLite database/);
  });

  test('a folder in place of the file is named, with what to do', async () => {
    await mkdir(join(folder, 'folder', databaseFile), { recursive: true });
    await expect(embedded('folder')).rejects.toThrow(/Cannot use .*database\.sqlite: it cannot be opened/);
  });

  test.skipIf(process.getuid?.() === 0)('a folder that is not writable is named, with what to do', async () => {
    await mkdir(join(folder, 'locked'), { mode: 0o500 });
    await expect(embedded('locked')).rejects.toThrow(/Cannot use .*database\.sqlite: .*STATE_DIR/);
  });
});

describe('PostgreSQL that cannot be used', () => {
  test('a server that does not answer is named, without the password', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    const address = await new Promise<ReturnType<typeof server.address>>((resolve) => {
      server.once('listening', () => resolve(server.address()));
    });
    await new Promise((resolve) => server.close(resolve));
    const port = typeof address === 'object' ? address?.port : undefined;
    const opening = openDatabase({ kind: 'postgres', url: `postgres://me:secret@127.0.0.1:${port}/law` });
    const error: unknown = await opening.catch((thrown: unknown) => thrown);
    expect(String(error)).toMatch(/^DatabaseError: PostgreSQL does not answer at 127\.0\.0\.1:\d+ \(ECONNREFUSED\)\./);
    expect(String(error)).not.toContain('secret');
  });
});

onPostgres('PostgreSQL that answers', ({ place, open }) => {
  test('a missing database is named, with what to do', async () => {
    const where = place();
    const url = new URL(where.kind === 'postgres' ? where.url : '');
    url.pathname = '/no_such_database';
    await expect(openDatabase({ kind: 'postgres', url: url.href })).rejects.toThrow(
      /has no database "no_such_database"\. Create it/,
    );
  });

  test('a connection that breaks ends its transaction and nothing else', async () => {
    const [one, other] = [await open(), await open()];
    const broken = one.transact(async ({ query }) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(query);
      await sql`select pg_terminate_backend(${rows[0]?.pid ?? 0})`.execute(other.query);
      await createNumber(query, 'C1', 1);
    });
    await expect(broken).rejects.toThrow();
    expect(await createSubscriptionStore(one).ofChannel(channel)).toEqual([]);
  });

  // The databases of all tests share the channel, so there may be more calls than those that a test causes.
  const callAfter = (wake: Mock, before: number) => expect.poll(() => wake.mock.calls.length).toBeGreaterThan(before);

  test('every process is notified of work when it is committed', async () => {
    const [one, other] = [await open(), await open()];
    const wake = vi.fn();
    await using _ = other.listen(wake, { warn: () => {} });
    await callAfter(wake, 0);
    const before = wake.mock.calls.length;
    await one.transact((session) => notifyWorkers(session));
    await callAfter(wake, before);
  });

  test('a listener that loses its connection reconnects, and looks for what it missed', async () => {
    const where = place();
    const url = new URL(where.kind === 'postgres' ? where.url : '');
    const name = url.searchParams.get('options')?.split('=')[1] ?? '';
    url.searchParams.set('application_name', name);
    await using database = await openDatabase({ kind: 'postgres', url: url.href });
    const [wake, warn] = [vi.fn(), vi.fn()];
    await using _ = database.listen(wake, { warn });
    await callAfter(wake, 0);
    const before = wake.mock.calls.length;
    await sql`
      select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = ${name} and query like 'listen %'`.execute(database.query);
    await expect.poll(() => warn.mock.calls.length).toBe(1);
    await callAfter(wake, before);
  });
});
