import { isDeepStrictEqual } from 'node:util';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { OperatorError } from '../ports.ts';
import { holdCopy, type TableSize } from './backup.ts';
import type { Database, TransactionSession } from './database.ts';
import { openDatabase } from './open-database.ts';

/** A move that was refused or that failed: PostgreSQL holds what it held before. The message says why and what to do. */
class MoveError extends OperatorError {
  override readonly name = 'MoveError';
}

/**
 * Moves everything in a SQLite file to PostgreSQL in one transaction: at its end every row has been compared, or nothing was moved. The
 * file is only read, and nobody else can open it meanwhile. Throws `MoveError`, `BackupError` or `DatabaseError`.
 * @param file a database or a backup, of this version or an earlier one
 * @param url of PostgreSQL, without any row in the app's tables; missing tables are created
 */
export async function moveToPostgres(file: string, url: string): Promise<readonly TableSize[]> {
  // Tables of an earlier version are migrated in the copy.
  await using copy = await holdCopy(file);
  await using source = await openDatabase({ kind: 'embedded', folder: copy.folder });
  await using target = await openDatabase({ kind: 'postgres', url });
  return await moveRows(source, target);
}

async function moveRows(source: Database, target: Database): Promise<readonly TableSize[]> {
  const tables = await tablesOf(source);
  return target.transact(async (session) => {
    for (const table of tables) await lockEmpty(session, table);
    for (const table of tables) for await (const rows of batchesOf(source, table)) await insert(session, table, rows);
    const moved: TableSize[] = [];
    for (const table of tables) moved.push({ name: table.name, rows: await compare(source, session, table) });
    return moved;
  });
}

interface Table {
  readonly name: string;
  readonly key: readonly string[];
}

type Row = Readonly<Record<string, unknown>>;

// Whatever the migrations created; a table after the one that it refers to.
async function tablesOf({ query }: Database): Promise<readonly Table[]> {
  const { rows } = await sql<{ name: string; key: string }>`
    select name, (select json_group_array(name order by pk) from pragma_table_info(t.name) where pk > 0) as key
    from sqlite_master as t
    where type = 'table' and name <> 'schema_version'
    order by exists (select 1 from pragma_foreign_key_list(t.name)), name`.execute(query);
  return rows.map(({ name, key }) => ({ name, key: z.array(z.string()).parse(JSON.parse(key)) }));
}

// Until the transaction ends no other process reads or writes the table.
async function lockEmpty({ query }: TransactionSession, { name }: Table): Promise<void> {
  await sql`lock table ${sql.table(name)} in access exclusive mode`.execute(query);
  const { rows } = await sql`select 1 from ${sql.table(name)} limit 1`.execute(query);
  if (rows.length > 0)
    throw new MoveError(
      `Nothing was moved: PostgreSQL already holds data (in the table ${name}). Stop the app that uses it, create a new database, and move to that.`,
    );
}

// PostgreSQL takes 65,535 parameters in a statement.
const batchSize = 500;

async function* batchesOf({ query }: Database, { name, key }: Table): AsyncGenerator<readonly Row[]> {
  const columns = namesOf(key);
  for (let last: Row | undefined; ; ) {
    const rest = last ? sql`where (${columns}) > ${tuple(last, key)}` : sql``;
    const { rows } = await sql<Row>`
      select * from ${sql.table(name)} ${rest} order by ${columns} limit ${batchSize}`.execute(query);
    if (rows.length === 0) return;
    yield rows;
    last = rows.at(-1);
  }
}

async function insert({ query }: TransactionSession, { name }: Table, rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const values = sql.join(rows.map((row) => tuple(row, columns)));
  await sql`insert into ${sql.table(name)} (${namesOf(columns)}) values ${values}`.execute(query);
}

const namesOf = (columns: readonly string[]): RawBuilder<unknown> => sql.join(columns.map((column) => sql.ref(column)));

const tuple = (row: Row, columns: readonly string[]): RawBuilder<unknown> =>
  sql`(${sql.join(columns.map((column) => row[column]))})`;

/** Reads each row again in both databases. @returns how many there are */
async function compare(source: Database, { query }: TransactionSession, { name, key }: Table): Promise<number> {
  const print = (row: Row): string => JSON.stringify(key.map((column) => row[column]));
  let rows = 0;
  for await (const batch of batchesOf(source, { name, key })) {
    const keys = sql.join(batch.map((row) => tuple(row, key)));
    const moved = await sql<Row>`
      select * from ${sql.table(name)} where (${namesOf(key)}) in (${keys})`.execute(query);
    const found = new Map(moved.rows.map((row) => [print(row), row]));
    const differs = batch.find((row) => !isDeepStrictEqual({ ...found.get(print(row)) }, { ...row }));
    if (differs)
      throw new MoveError(
        `Nothing was moved: the row ${print(differs)} of ${name} differs in PostgreSQL. Report this.`,
      );
    rows += batch.length;
  }
  const [total] = (await sql<{ rows: number }>`select count(*) as rows from ${sql.table(name)}`.execute(query)).rows;
  if (total?.rows === rows) return rows;
  throw new MoveError(`Nothing was moved: ${name} has ${rows} rows, in PostgreSQL ${total?.rows}. Report this.`);
}
