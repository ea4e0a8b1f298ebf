import { formatProblem, type Problem } from '../block-kit/check.ts';
import { type Json, textOf } from '../json.ts';
import type { Parts } from '../parts.ts';
import { type Channel, directMessagesId } from '../state/channels.ts';

/** The answer of a method: `{ok: true, ...}`, or `{ok: false, error}`. */
export type ApiAnswer = Json & { readonly ok: boolean };

/** An answer with an error. */
export type ErrorAnswer = ApiAnswer & { readonly ok: false; readonly error: string };

/** A method of the Web API, called with a valid token. */
export type ApiMethod = (parts: Parts, args: Json) => ApiAnswer;

/** A value, or the error to answer with instead. */
export type OrError<T> = { readonly value: T } | { readonly error: ErrorAnswer };

/** A successful answer. */
export const ok = (answer: Json = {}): ApiAnswer => ({ ok: true, ...answer });

/** An answer with one of Slack's error codes, and the problems that caused it. */
export function failed(error: string, problems: readonly Problem[] = []): ErrorAnswer {
  const messages = problems.map(formatProblem);
  const details = messages.length > 0 ? { errors: messages, response_metadata: { messages } } : {};
  return { ok: false, error, ...details };
}

/** A page of items, and the cursor of the next page; '' after the last. */
export interface ItemPage<T> {
  readonly items: readonly T[];
  readonly nextCursor: string;
}

/** The page that `limit` and `cursor` ask for, or null where the cursor is invalid. */
export function pageOf<T>(items: readonly T[], args: Json): ItemPage<T> | null {
  const limit = Math.min(Math.max(Number(textOf(args, 'limit') || 100), 1), 999);
  const cursor = textOf(args, 'cursor');
  const start = cursor === '' ? 0 : Number(Buffer.from(cursor, 'base64').toString().replace('next:', ''));
  if (!Number.isInteger(start) || start < 0 || !Number.isFinite(limit)) return null;
  const end = start + limit;
  const nextCursor = end < items.length ? Buffer.from(`next:${end}`).toString('base64') : '';
  return { items: items.slice(start, end), nextCursor };
}

/** The conversation that the argument `channel` names: by id, by name, or by a user for their direct messages. */
export function namedChannel({ channels, people }: Parts, args: Json): OrError<Channel> {
  const named = textOf(args, 'channel');
  const person = people.find(({ id, isBot }) => id === named && !isBot);
  const channel = channels.find(person ? directMessagesId(person.id) : named);
  return channel ? { value: channel } : { error: failed('channel_not_found') };
}

/** The conversation that a call reads; the bot has to be a member. */
export function readableChannel(parts: Parts, args: Json): OrError<Channel> {
  const found = namedChannel(parts, args);
  if ('error' in found || found.value.members.includes(parts.identity.botUser)) return found;
  return { error: failed('not_in_channel') };
}

/** The conversation that a call posts to; the bot has to be a member or to have `chat:write.public`. */
export function writableChannel(parts: Parts, args: Json): OrError<Channel> {
  const { identity } = parts;
  const found = namedChannel(parts, args);
  if ('error' in found) return found;
  const { archived, kind, members } = found.value;
  if (archived) return { error: failed('is_archived') };
  const anywhere = identity.scopes?.includes('chat:write.public') ?? false;
  if (!members.includes(identity.botUser) && !anywhere) return { error: failed('not_in_channel') };
  return kind === 'im' && !identity.messagesTab ? { error: failed('messages_tab_disabled') } : found;
}
