import { type RawBuilder, sql } from 'kysely';
import type { Session } from './database.ts';

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
export function isIn({ dialect }: Session, column: string, texts: readonly string[]): RawBuilder<boolean> {
  if (dialect === 'postgres') return sql`${sql.ref(column)} = any (${texts}::text[])`;
  return sql`${sql.ref(column)} in (select value from json_each(${JSON.stringify(texts.map(storable))}))`;
}

/** The values by what they have in common, each group in the order of the values. `Map.groupBy` of Node 22, for Node 20. */
export function groupBy<T, Key>(
  values: readonly T[],
  keyOf: (value: T) => Key,
): ReadonlyMap<Key, readonly T[]> {
  const groups = new Map<Key, T[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}

/**
 * The text as both databases keep it: PostgreSQL refuses the character NUL and SQLite cuts the text there, and neither keeps half
 * of a surrogate pair. Each of them becomes U+FFFD, the sign for a character that could not be kept.
 */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD');
}
