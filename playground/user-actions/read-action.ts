import { isJson, type Json, objectOf, textOf } from '../json.ts';
import type { StateValues, UserAction } from '../page-protocol.ts';

/** An action as the page asks for it, or what is wrong with the request, in words. */
export type ReadAction = { readonly action: UserAction } | { readonly problem: string };

type FieldKind = 'text' | 'words' | 'number' | 'object' | 'place';

/** Names the action in a body that came from outside. */
export function readAction(body: unknown): ReadAction {
  if (!isJson(body)) return { problem: 'An action is a JSON object.' };
  const kind = actionKinds.find((each) => each === body['do']);
  if (!kind) return { problem: `There is no action "${textOf(body, 'do')}".` };
  const wrong = Object.entries<FieldKind>(fields[kind]).filter(([key, type]) => !holds[type](body[key]));
  return wrong.length > 0
    ? { problem: `"${kind}" needs ${wrong.map(([key, type]) => `${key} (${described[type]})`).join(', ')}.` }
    : { action: build(kind, body) };
}

const fields = {
  say: { user: 'words', channel: 'words', text: 'text' },
  command: { user: 'words', channel: 'words', command: 'words', text: 'text' },
  act: {
    user: 'words',
    place: 'place',
    blockId: 'words',
    actionId: 'words',
    value: 'object',
    state: 'object',
  },
  submit_view: { user: 'words', viewId: 'words', state: 'object' },
  close_view: { user: 'words', viewId: 'words' },
  global_shortcut: { user: 'words', callbackId: 'words' },
  message_shortcut: { user: 'words', callbackId: 'words', channel: 'words', ts: 'words' },
  suggest: { user: 'words', place: 'place', blockId: 'words', actionId: 'words', value: 'text' },
  open_home: { user: 'words' },
  set_clock: { date: 'words' },
  move_clock: { days: 'number' },
  invite_bot: { channel: 'words' },
  remove_bot: { channel: 'words' },
  redeliver: {},
  drop_connection: {},
} as const satisfies Readonly<Record<UserAction['do'], Readonly<Record<string, FieldKind>>>>;

const actionKinds = [
  'say',
  'command',
  'act',
  'submit_view',
  'close_view',
  'global_shortcut',
  'message_shortcut',
  'suggest',
  'open_home',
  'set_clock',
  'move_clock',
  'invite_bot',
  'remove_bot',
  'redeliver',
  'drop_connection',
] as const satisfies readonly UserAction['do'][];

const holds: Readonly<Record<FieldKind, (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string',
  words: (value) => typeof value === 'string' && value.trim() !== '',
  number: (value) => typeof value === 'number' && Number.isFinite(value),
  object: isJson,
  place: (value) =>
    isJson(value) &&
    (textOf(value, 'viewId') !== '' || (textOf(value, 'channel') !== '' && textOf(value, 'ts') !== '')),
};

const described: Readonly<Record<FieldKind, string>> = {
  text: 'a text',
  words: 'a text that is not empty',
  number: 'a number',
  object: 'an object',
  place: '{viewId} or {channel, ts}',
};

function build(kind: UserAction['do'], body: Json): UserAction {
  const text = (key: string): string => textOf(body, key);
  const user = text('user');
  switch (kind) {
    case 'say': {
      const threadTs = text('threadTs');
      return {
        do: kind,
        user,
        channel: text('channel'),
        text: text('text'),
        ...(threadTs === '' ? {} : { threadTs }),
      };
    }
    case 'command':
      return { do: kind, user, channel: text('channel'), command: text('command'), text: text('text') };
    case 'act':
      return { do: kind, user, ...spotIn(body), value: objectOf(body, 'value'), state: stateIn(body) };
    case 'submit_view':
      return { do: kind, user, viewId: text('viewId'), state: stateIn(body) };
    case 'close_view':
      return { do: kind, user, viewId: text('viewId') };
    case 'global_shortcut':
      return { do: kind, user, callbackId: text('callbackId') };
    case 'message_shortcut':
      return { do: kind, user, callbackId: text('callbackId'), channel: text('channel'), ts: text('ts') };
    case 'suggest':
      return { do: kind, user, ...spotIn(body), value: text('value') };
    case 'open_home':
      return { do: kind, user };
    case 'set_clock':
      return { do: kind, date: text('date') };
    case 'move_clock':
      return { do: kind, days: Number(body['days']) };
    case 'invite_bot':
    case 'remove_bot':
      return { do: kind, channel: text('channel') };
    case 'redeliver':
    case 'drop_connection':
      return { do: kind };
  }
}

function spotIn(body: Json): Pick<Extract<UserAction, { do: 'act' }>, 'place' | 'blockId' | 'actionId'> {
  const place = objectOf(body, 'place');
  const viewId = textOf(place, 'viewId');
  return {
    place: viewId === '' ? { channel: textOf(place, 'channel'), ts: textOf(place, 'ts') } : { viewId },
    blockId: textOf(body, 'blockId'),
    actionId: textOf(body, 'actionId'),
  };
}

function stateIn(body: Json): StateValues {
  const blocks = Object.entries(objectOf(body, 'state'));
  return Object.fromEntries(blocks.flatMap(([id, values]) => (isJson(values) ? [[id, values]] : [])));
}
