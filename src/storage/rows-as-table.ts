import { type RawBuilder, sql } from 'kysely';
import type { Session } from './database.ts';
import { storable } from './engines/storable.ts';

/** A row of values by column. */
type Row<Columns extends Readonly<Record<string, 'text' | 'bigint'>>> = {
  readonly [Name in keyof Columns]: (Columns[Name] extends 'text' ? string : number) | null;
};

/**
 * Rows as a table named `item` that a statement reads from: `insert into ... select ... from ${rowsAsTable(...)}`. All of them
 * are one parameter, so that the statement is the same however many there are, and no limit on parameters is met.
 */
export function rowsAsTable<const Columns extends Readonly<Record<string, 'text' | 'bigint'>>>(
  { dialect }: Session,
  columns: Columns,
  rows: readonly Row<Columns>[],
): RawBuilder<unknown> {
  const json = JSON.stringify(rows, (_, value: unknown) =>
    typeof value === 'string' ? storable(value) : value,
  );
  const entries = Object.entries(columns);
  if (dialect === 'postgres') {
    const definitions = entries.map(([name, type]) => sql`${sql.ref(name)} ${sql.raw(type)}`);
    return sql`json_to_recordset(${json}::json) as item (${sql.join(definitions)})`;
  }
  const values = entries.map(([name]) => sql`value ->> ${sql.lit(name)} as ${sql.ref(name)}`);
  return sql`(select ${sql.join(values)} from json_each(${json})) as item`;
}

/** Whether the column is among the texts, however many they are. */
export function isAmong({ dialect }: Session, column: string, texts: readonly string[]): RawBuilder<boolean> {
  if (dialect === 'postgres') return sql`${sql.ref(column)} = any (${texts}::text[])`;
  return sql`${sql.ref(column)} in (select value from json_each(${JSON.stringify(texts.map(storable))}))`;
}
