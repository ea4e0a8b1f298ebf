import { type QueryCompiler, type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { type CalendarDate, isCalendarDate } from '../time/calendar-date.ts';
import type { Session } from './database.ts';

type Columns = Readonly<Record<string, 'text' | 'bigint'>>;

/**
 * Rows as a table named `item` that a statement can read from: `insert into ... select ... from ${rowsAsTable(...)}`. They are one
 * parameter, so the statement is the same for any number of rows and no limit on parameters applies.
 */
export function rowsAsTable<const C extends Columns>(
  { dialect }: Session,
  columns: C,
  rows: readonly { readonly [Name in keyof C]: (C[Name] extends 'text' ? string : number) | null }[],
): RawBuilder<unknown> {
  const json = JSON.stringify(rows, (_, value: unknown) => (typeof value === 'string' ? storable(value) : value));
  const entries = Object.entries(columns);
  if (dialect === 'postgres') {
    const definitions = entries.map(([name, type]) => sql`${sql.ref(name)} ${sql.raw(type)}`);
    return sql`json_to_recordset(${json}::json) as item (${sql.join(definitions)})`;
  }
  const values = entries.map(([name]) => sql`value ->> ${sql.lit(name)} as ${sql.ref(name)}`);
  return sql`(select ${sql.join(values)} from json_each(${json})) as item`;
}

/** Whether a column is one of any number of texts. */
export function isIn({ dialect }: Session, column: string, texts: readonly string[]): RawBuilder<boolean> {
  if (dialect === 'postgres') return sql`${sql.ref(column)} = any (${texts}::text[])`;
  return sql`${sql.ref(column)} in (select value from json_each(${JSON.stringify(texts.map(storable))}))`;
}

/**
 * A text that both databases can store: PostgreSQL rejects NUL, SQLite truncates at it, and neither keeps half a surrogate pair. Each
 * becomes U+FFFD, the replacement character.
 */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD');
}

/** A day in stored JSON. */
export const storedDay = z.custom<CalendarDate>((value) => typeof value === 'string' && isCalendarDate(value));

/** Makes every text parameter storable, and throws on values that a driver would store as something else. */
export const checkParameters = (compiler: QueryCompiler): QueryCompiler => ({
  compileQuery: (node, id) => {
    const query = compiler.compileQuery(node, id);
    const parameters = query.parameters.map((value, i) => {
      const checked = parameterOf(value);
      if (checked === undefined)
        throw new TypeError(`parameter ${i + 1} of "${query.sql}" cannot be stored: ${String(value)}`);
      return checked;
    });
    return { ...query, parameters };
  },
});

// Both drivers take undefined for null; libsql also takes NaN for null and crashes on a boolean.
function parameterOf(value: unknown): unknown {
  if (typeof value === 'string') return storable(value);
  if (typeof value === 'boolean') return Number(value);
  if (Array.isArray(value)) return value.map(parameterOf);
  return value === null || Number.isFinite(value) ? value : undefined;
}
