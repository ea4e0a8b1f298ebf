import { isJson, type Json, textOf } from '../json.ts';
import type { UserAction } from '../page-protocol.ts';

/** Reads an action from the body of a request, or says what is wrong with it. */
export function readAction(body: unknown): { readonly action: UserAction } | { readonly problem: string } {
  if (!isJson(body)) return { problem: 'An action must be a JSON object.' };
  const fields = Object.entries(actions).find(([kind]) => kind === body['do'])?.[1];
  if (!fields) return { problem: `There is no action "${textOf(body, 'do')}".` };
  const invalid = Object.entries<Field>(fields).filter(([key, { accepts }]) => !accepts(body[key]));
  if (invalid.length === 0 && isAction(body)) return { action: body };
  const needs = invalid.map(([key, { description }]) => `${key} (${description})`);
  return { problem: `"${textOf(body, 'do')}" needs ${needs.join(', ')}.` };
}

interface Field {
  readonly description: string;
  readonly accepts: (value: unknown) => boolean;
}

const text: Field = { description: 'a string', accepts: (value) => typeof value === 'string' };
const id: Field = {
  description: 'a string that is not empty',
  accepts: (value) => typeof value === 'string' && value.trim() !== '',
};
const optionalId: Field = { ...id, accepts: (value) => value === undefined || id.accepts(value) };
const number: Field = { description: 'a number', accepts: (value) => Number.isFinite(value) };
const object: Field = { description: 'an object', accepts: isJson };
const state: Field = {
  description: '{block_id: {action_id: value}}',
  accepts: (value) => isJson(value) && Object.values(value).every(isJson),
};
const place: Field = {
  description: '{viewId} or {channel, ts}',
  accepts: (value) =>
    isJson(value) && (id.accepts(value['viewId']) || (id.accepts(value['channel']) && id.accepts(value['ts']))),
};

type FieldsOf<Action> = Action extends unknown ? Readonly<Record<Exclude<keyof Action, 'do'>, Field>> : never;

const element = { place, blockId: id, actionId: id };

const actions: { readonly [Kind in UserAction['do']]: FieldsOf<Extract<UserAction, { do: Kind }>> } = {
  say: { user: id, channel: id, text, threadTs: optionalId },
  command: { user: id, channel: id, command: id, text },
  act: { user: id, ...element, value: object, state },
  suggest: { user: id, ...element, value: text },
  submit_view: { user: id, viewId: id, state },
  close_view: { user: id, viewId: id },
  global_shortcut: { user: id, callbackId: id },
  message_shortcut: { user: id, callbackId: id, channel: id, ts: id },
  open_home: { user: id },
  set_clock: { date: id },
  move_clock: { days: number },
  invite_bot: { channel: id },
  remove_bot: { channel: id },
  redeliver: {},
  drop_connection: {},
};

// The fields were checked one by one, against a table that the type of the action holds complete.
const isAction = (body: Json): body is Json & UserAction => body['do'] !== undefined;
