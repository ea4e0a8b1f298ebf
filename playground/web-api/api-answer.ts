import { formatProblem, type Problem } from '../block-kit/check.ts';
import { type Json, textOf } from '../json.ts';
import type { Parts } from '../parts.ts';
import { type Channel, directMessagesId } from '../state/channels.ts';

/** What a method answers: `ok: true` with what was asked for, or `ok: false` with an error. */
export type ApiAnswer = Json & { readonly ok: boolean };

/** An answer that says no. */
export type Refusal = ApiAnswer & { readonly ok: false; readonly error: string };

/** One method of the Web API, called with a good token. */
export type ApiMethod = (parts: Parts, args: Json) => ApiAnswer;

/** A value, or the refusal that stands in its place. */
export type OrRefusal<T> = { readonly value: T } | { readonly refusal: Refusal };

/** An answer that says yes. */
export const granted = (answer: Json = {}): ApiAnswer => ({ ok: true, ...answer });

/** An answer that says no, with Slack's word for the reason and what is to be objected to. */
export function refused(error: string, objections: readonly Problem[] = []): Refusal {
  const messages = objections.map(formatProblem);
  return {
    ok: false,
    error,
    ...(messages.length > 0 ? { errors: messages, response_metadata: { messages } } : {}),
  };
}

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

/** The conversation a call names in `channel`: an id, a name, or a user for their direct messages. */
export function namedChannel({ channels, people }: Parts, args: Json): OrRefusal<Channel> {
  const named = textOf(args, 'channel');
  const person = people.find(({ id, isBot }) => id === named && !isBot);
  const channel = channels.find(person ? directMessagesId(person.id) : named);
  return channel ? { value: channel } : { refusal: refused('channel_not_found') };
}

/** The conversation a call reads: the bot has to be in it. */
export function readableChannel(parts: Parts, args: Json): OrRefusal<Channel> {
  const found = namedChannel(parts, args);
  if ('refusal' in found || found.value.members.includes(parts.identity.botUser)) return found;
  return { refusal: refused('not_in_channel') };
}

/** The conversation a call writes to: open, and the bot in it or allowed into every public one. */
export function writableChannel(parts: Parts, args: Json): OrRefusal<Channel> {
  const { identity } = parts;
  const found = namedChannel(parts, args);
  if ('refusal' in found) return found;
  const { archived, kind, members } = found.value;
  if (archived) return { refusal: refused('is_archived') };
  const anywhere = identity.scopes?.includes('chat:write.public') ?? false;
  if (!members.includes(identity.botUser) && !anywhere) return { refusal: refused('not_in_channel') };
  return kind === 'im' && !identity.messagesTab ? { refusal: refused('messages_tab_disabled') } : found;
}
