import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '../../src/storage/database.ts';
import { moveToPostgres } from '../../src/storage/move.ts';
import { openDatabase } from '../../src/storage/open-database.ts';
import { databaseFile } from '../../src/storage/open-sqlite.ts';
import { createSubscriptionStore } from '../../src/storage/subscription-store.ts';
import { runCli } from '../app/run-cli.ts';
import { makePostgres, onPostgresOnce } from './databases.ts';
import { letGoOfFiles } from './let-go.ts';
import { asked, channel, monday } from './samples.ts';

let folder: string;
let file: string;
let target: Awaited<ReturnType<typeof makePostgres>>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'privacy-law-move-test-'));
  file = join(folder, databaseFile);
});
afterEach(() => rm(folder, { recursive: true }));

/** Does some work with the SQLite database and releases its file. */
async function inSource<T>(work: (database: Database) => Promise<T>): Promise<T> {
  const done = await (async () => {
    await using database = await openDatabase({ kind: 'embedded', folder });
    return await work(database);
  })();
  await letGoOfFiles();
  return done;
}

async function inTarget<T>(work: (database: Database) => Promise<T>): Promise<T> {
  await using database = await openDatabase(target.place);
  return await work(database);
}

type Column = Readonly<{ name: string; type: string; notnull: number; pk: number }>;

const tablesIn = async (database: Database): Promise<readonly string[]> => {
  const found = await sql<{ name: string }>`
    select name from sqlite_master where type = 'table' and name <> 'schema_version'`.execute(database.query);
  return found.rows.map(({ name }) => name);
};

// Long enough to need several statements.
const many = 10_000;
const large = new Set(['subscription', 'deadline_state', 'delivery']);

/** Fills every table that there is: with texts in any script, large numbers, and nothing where that is allowed. */
async function fill(database: Database): Promise<void> {
  const names = await tablesIn(database);
  for (const name of [...names].sort((a, b) => Number(a === 'delivery') - Number(b === 'delivery'))) {
    const { rows } = await sql<Column>`select * from pragma_table_info(${name})`.execute(database.query);
    const values = rows.map((column) => sql.raw(expressionOf(column)));
    const columns = rows.map((column) => sql.ref(column.name));
    await sql`
      with recursive row (i) as (select 1 union all select i + 1 from row where i < ${large.has(name) ? many : 3})
      insert into ${sql.table(name)} (${sql.join(columns)}) select ${sql.join(values)} from row`.execute(
      database.query,
    );
  }
}

function expressionOf({ name, type, notnull, pk }: Column): string {
  if (name === 'state') return `'ended'`;
  if (name === 'status') return `'posted'`;
  if (name === 'id') return `'id ' || i`;
  if (name === 'subscription_id') return `'id ' || i`;
  const value =
    type === 'text' ? `'“${name}” 引用 😀 ''' || char(10) || i` : type === 'bigint' ? `1700000000000 + i` : 'i';
  return notnull === 1 || pk !== 0 ? value : `case when i % 3 = 0 then null else ${value} end`;
}

async function rowsOf(database: Database, table: string): Promise<readonly string[]> {
  const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(database.query);
  return rows.map((row) => JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)))).sort();
}

const hash = async (): Promise<string> =>
  createHash('sha256')
    .update(await readFile(file))
    .digest('hex');

onPostgresOnce('moving from SQLite to PostgreSQL', () => {
  beforeEach(async () => {
    target = await makePostgres();
  });
  afterEach(() => target.drop());

  test('keeps every row of every table, and the file as it was', async () => {
    const before = await inSource(async (database) => {
      await fill(database);
      const names = await tablesIn(database);
      return Promise.all(names.map(async (name) => [name, await rowsOf(database, name)] as const));
    });
    const bytes = await hash();
    const moved = await runCli(['move'], { STATE_DIR: folder, DATABASE_URL: target.place.url });
    expect(moved).toMatchObject({ code: 0, stderr: '' });
    for (const name of large) expect(moved.stdout).toContain(`${name}: 10,000 rows\n`);
    expect(moved.stdout).toContain('compared each of them');
    expect(await hash()).toBe(bytes);
    await inTarget(async (database) => {
      for (const [name, rows] of before) expect([name, await rowsOf(database, name)]).toEqual([name, rows]);
    });
  }, 120_000);

  test('carries an app over: it goes on with its subscriptions and their numbers', async () => {
    const subscribe = (database: Database, filter: string) =>
      createSubscriptionStore(database).create(asked({ filter }), monday);
    await inSource((database) => subscribe(database, 'MIIT'));
    await moveToPostgres(file, target.place.url);
    await inTarget(async (database) => {
      await subscribe(database, 'CAC');
      const kept = await createSubscriptionStore(database).ofChannel(channel);
      expect(kept.map(({ number, filter }) => [number, filter])).toEqual([
        [1, 'MIIT'],
        [2, 'CAC'],
      ]);
    });
  });

  test('is refused where there is data already, and adds nothing', async () => {
    await inSource(fill);
    await inTarget(async ({ query }) => {
      await query.insertInto('job_run').values({ job: 'reminders', ran_at: 1 }).execute();
    });
    await expect(moveToPostgres(file, target.place.url)).rejects.toThrow(
      'PostgreSQL already holds data (in the table job_run)',
    );
    await inTarget(async (database) => expect(await rowsOf(database, 'subscription')).toEqual([]));
  });

  test('is taken back as a whole if a row does not arrive as it was', async () => {
    await inSource(fill);
    await inTarget(async ({ query }) => {
      // As an extension or a colleague’s trigger might.
      await sql`create function change() returns trigger language plpgsql as
        $$ begin if new.id = 'id 9999' then new.error = 'changed'; end if; return new; end $$`.execute(query);
      await sql`create trigger change before insert on delivery for each row execute function change()`.execute(query);
    });
    await expect(moveToPostgres(file, target.place.url)).rejects.toThrow(
      'Nothing was moved: the row ["id 9999"] of delivery differs',
    );
    await inTarget(async (database) => expect(await rowsOf(database, 'subscription')).toEqual([]));
  }, 60_000);

  test('is refused while an app has the file open', async () => {
    await inSource(async () => {
      await expect(moveToPostgres(file, target.place.url)).rejects.toThrow('Stop the app, then move.');
    });
    await moveToPostgres(file, target.place.url);
  });
});

describe('moving is refused', () => {
  test('without a database to move from or to', async () => {
    await expect(moveToPostgres(file, 'postgres://127.0.0.1/law')).rejects.toThrow(`${file} does not exist.`);
    await writeFile(file, 'Dear diary');
    await expect(moveToPostgres(file, 'postgres://127.0.0.1/law')).rejects.toThrow('not a backup of this app');
    await rm(file);
    await inSource(async () => {});
    await expect(moveToPostgres(file, 'postgres://127.0.0.1:1/law')).rejects.toThrow('does not answer at 127.0.0.1:1');
    const runs = [
      [['move', '--from', file], 1, 'set DATABASE_URL'],
      [['move', '--to', 'mysql://x'], 2, 'starts with postgres://'],
    ] as const;
    for (const [args, code, said] of runs)
      expect(await runCli(args)).toMatchObject({ code, stdout: '', stderr: expect.stringContaining(said) });
  }, 60_000);
});
