import { type Json, textOf } from '../json.ts';

/** Some of the items, and the cursor that leads to the next ones; empty after the last. */
export interface ItemPage<T> {
  readonly items: readonly T[];
  readonly nextCursor: string;
}

/** The items that a call with `limit` and `cursor` gets, or null where there is no such cursor. */
export function pageOf<T>(items: readonly T[], args: Json): ItemPage<T> | null {
  const limit = Math.min(Math.max(Number(textOf(args, 'limit') || 100), 1), 999);
  const cursor = textOf(args, 'cursor');
  const start = cursor === '' ? 0 : Number(Buffer.from(cursor, 'base64').toString().replace('next:', ''));
  if (!Number.isInteger(start) || start < 0 || !Number.isFinite(limit)) return null;
  const end = start + limit;
  const nextCursor = end < items.length ? Buffer.from(`next:${end}`).toString('base64') : '';
  return { items: items.slice(start, end), nextCursor };
}
