import { randomBytes } from 'node:crypto';
import { isJson, type Json, objectsOf, textOf } from '../json.ts';
import type { StateValues } from '../page-protocol.ts';

/** The field in which each stateful element holds its value, and the field it starts from. */
const held: Readonly<Record<string, readonly [string, string]>> = {
  plain_text_input: ['value', 'initial_value'],
  email_text_input: ['value', 'initial_value'],
  url_text_input: ['value', 'initial_value'],
  number_input: ['value', 'initial_value'],
  rich_text_input: ['rich_text_value', 'initial_value'],
  file_input: ['files', 'initial_files'],
  static_select: ['selected_option', 'initial_option'],
  external_select: ['selected_option', 'initial_option'],
  radio_buttons: ['selected_option', 'initial_option'],
  checkboxes: ['selected_options', 'initial_options'],
  multi_static_select: ['selected_options', 'initial_options'],
  multi_external_select: ['selected_options', 'initial_options'],
  users_select: ['selected_user', 'initial_user'],
  multi_users_select: ['selected_users', 'initial_users'],
  conversations_select: ['selected_conversation', 'initial_conversation'],
  multi_conversations_select: ['selected_conversations', 'initial_conversations'],
  channels_select: ['selected_channel', 'initial_channel'],
  multi_channels_select: ['selected_channels', 'initial_channels'],
  datepicker: ['selected_date', 'initial_date'],
  timepicker: ['selected_time', 'initial_time'],
  datetimepicker: ['selected_date_time', 'initial_date_time'],
};

/** The values of all inputs of these blocks as Slack sends them: what the page gave, else what they started from. */
export function formState(blocks: readonly Json[], given: StateValues): StateValues {
  const state: Record<string, Record<string, unknown>> = {};
  for (const { block, element } of elementsIn(blocks)) {
    const fields = held[textOf(element, 'type')];
    if (!fields) continue;
    const blockId = textOf(block, 'block_id');
    const actionId = textOf(element, 'action_id');
    const value = given[blockId]?.[actionId];
    state[blockId] = {
      ...state[blockId],
      [actionId]: { ...startOf(element, fields), ...(isJson(value) ? value : {}), type: element['type'] },
    };
  }
  return state;
}

/** Required inputs that hold nothing and values their element does not take, by block_id. Slack's client holds them back. */
export function refusedInputs(blocks: readonly Json[], state: StateValues): Readonly<Record<string, string>> {
  return Object.fromEntries(
    elementsIn(blocks)
      .filter(({ block }) => block['type'] === 'input')
      .flatMap(({ block, element }) => {
        const why = refusal({ block, element }, state);
        return why ? [[textOf(block, 'block_id'), why]] : [];
      }),
  );
}

function startOf(element: Json, [field, initial]: readonly [string, string]): Json {
  const many = field.endsWith('s') && field !== 'rich_text_value';
  return { [field]: element[initial] ?? (many ? [] : null) };
}

function refusal({ block, element }: PlacedElement, state: StateValues): string | null {
  const type = textOf(element, 'type');
  const [field] = held[type] ?? [];
  const holder = state[textOf(block, 'block_id')]?.[textOf(element, 'action_id')];
  if (field === undefined || !isJson(holder)) return null;
  const value = holder[field];
  const empty =
    value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  if (empty) return block['optional'] === true ? null : 'Please complete this required field.';
  return typeof value === 'string' ? wrongText(type, element, value) : null;
}

function wrongText(type: string, element: Json, value: string): string | null {
  const least = Number(element['min_length'] ?? 0);
  const most = Number(element['max_length'] ?? 3000);
  if (value.length < least) return `Must be at least ${least} characters.`;
  if (value.length > most && type === 'plain_text_input') return `Must be less than ${most + 1} characters.`;
  if (type === 'email_text_input' && !/^\S+@\S+\.\S+$/.test(value)) return 'Must be a valid email address.';
  if (type === 'url_text_input' && !/^https?:\/\/\S+$/.test(value)) return 'Must be a valid URL.';
  return type === 'number_input' ? wrongNumber(element, value) : null;
}

function wrongNumber(element: Json, value: string): string | null {
  const number = Number(value);
  if (Number.isNaN(number)) return 'Must be a valid number.';
  if (element['is_decimal_allowed'] !== true && !Number.isInteger(number)) return 'Must be a whole number.';
  if (number < Number(element['min_value'] ?? -Infinity))
    return `Must be ${textOf(element, 'min_value')} or more.`;
  return number > Number(element['max_value'] ?? Infinity)
    ? `Must be ${textOf(element, 'max_value')} or less.`
    : null;
}

/** Blocks with the ids Slack gives to blocks and elements that came without one. */
export function withIds(blocks: readonly Json[]): readonly Json[] {
  return blocks.map((block) => {
    const interactive = ['actions', 'context_actions'].includes(textOf(block, 'type'));
    return {
      ...block,
      block_id: textOf(block, 'block_id') || shortId(),
      ...(interactive ? { elements: objectsOf(block, 'elements').map(withActionId) } : {}),
      ...(Array.isArray(block['actions']) ? { actions: objectsOf(block, 'actions').map(withActionId) } : {}),
      ...(Array.isArray(block['child_blocks'])
        ? { child_blocks: withIds(objectsOf(block, 'child_blocks')) }
        : {}),
      ...(isJson(block['accessory']) ? { accessory: withActionId(block['accessory']) } : {}),
      ...(isJson(block['element']) ? { element: withActionId(block['element']) } : {}),
    };
  });
}

const withActionId = (element: Json): Json =>
  element['type'] === 'image'
    ? element
    : { ...element, action_id: textOf(element, 'action_id') || shortId() };

const shortId = (): string => randomBytes(4).toString('base64url').slice(0, 5);

/** An element that a user can work, with the block it stands in. */
export interface PlacedElement {
  readonly block: Json;
  readonly element: Json;
}

/** Every interactive element of these blocks. */
function elementsIn(blocks: readonly Json[]): readonly PlacedElement[] {
  return blocks.flatMap((block) => [
    ...[...objectsOf(block, 'elements'), ...objectsOf(block, 'actions'), block['accessory'], block['element']]
      .filter(isJson)
      .filter((element) => textOf(element, 'action_id') !== '')
      .map((element) => ({ block, element })),
    ...elementsIn(objectsOf(block, 'child_blocks')),
  ]);
}

/** The element of that place, or undefined where nothing stands there. */
export function findElement(
  blocks: readonly Json[],
  blockId: string,
  actionId: string,
): PlacedElement | undefined {
  return elementsIn(blocks).find(
    ({ block, element }) => block['block_id'] === blockId && element['action_id'] === actionId,
  );
}
