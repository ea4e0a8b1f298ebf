import { randomBytes } from 'node:crypto';
import { isJson, type Json, objectsOf, textOf } from '../json.ts';
import { initialValue, type StateValues, valueFields } from '../page-protocol.ts';

/** The values of all inputs of these blocks as Slack sends them: those from the page, or else the initial ones. */
export function formState(blocks: readonly Json[], entered: StateValues): StateValues {
  const state: Record<string, Record<string, unknown>> = {};
  for (const { block, element } of elementsIn(blocks)) {
    if (valueFields[textOf(element, 'type')] === undefined) continue;
    const blockId = textOf(block, 'block_id');
    const actionId = textOf(element, 'action_id');
    const value = entered[blockId]?.[actionId];
    state[blockId] = {
      ...state[blockId],
      [actionId]: { ...initialValue(element), ...(isJson(value) ? value : {}), type: element['type'] },
    };
  }
  return state;
}

/** Error messages by block_id for required inputs without a value, and for invalid values. Slack's client checks them. */
export function inputErrors(blocks: readonly Json[], state: StateValues): Readonly<Record<string, string>> {
  const inputs = elementsIn(blocks).filter(({ block }) => block['type'] === 'input');
  return Object.fromEntries(
    inputs.flatMap((input) => {
      const error = inputError(input, state);
      return error ? [[textOf(input.block, 'block_id'), error]] : [];
    }),
  );
}

function inputError({ block, element }: PlacedElement, state: StateValues): string | null {
  const type = textOf(element, 'type');
  const field = valueFields[type];
  const entered = state[textOf(block, 'block_id')]?.[textOf(element, 'action_id')];
  if (field === undefined || !isJson(entered)) return null;
  const value = entered[field] ?? '';
  if (value === '' || (Array.isArray(value) && value.length === 0))
    return block['optional'] === true ? null : 'Please complete this required field.';
  return typeof value === 'string' ? textError(type, element, value) : null;
}

function textError(type: string, element: Json, value: string): string | null {
  const min = Number(element['min_length'] ?? 0);
  const max = Number(element['max_length'] ?? 3000);
  if (value.length < min) return `Must be at least ${min} characters.`;
  if (value.length > max && type === 'plain_text_input') return `Must be less than ${max + 1} characters.`;
  if (type === 'email_text_input' && !/^\S+@\S+\.\S+$/.test(value)) return 'Must be a valid email address.';
  if (type === 'url_text_input' && !/^https?:\/\/\S+$/.test(value)) return 'Must be a valid URL.';
  return type === 'number_input' ? numberError(element, Number(value)) : null;
}

function numberError(element: Json, value: number): string | null {
  const min = element['min_value'] ?? -Infinity;
  const max = element['max_value'] ?? Infinity;
  if (Number.isNaN(value)) return 'Must be a valid number.';
  if (element['is_decimal_allowed'] !== true && !Number.isInteger(value)) return 'Must be a whole number.';
  if (value < Number(min)) return `Must be ${textOf(element, 'min_value')} or more.`;
  return value > Number(max) ? `Must be ${textOf(element, 'max_value')} or less.` : null;
}

/** A view or an attachment whose blocks have ids. */
export const blocksWithIds = (json: Json): Json => ({ ...json, blocks: withIds(objectsOf(json, 'blocks')) });

/** The blocks with the ids that Slack generates for blocks and elements without one. */
export function withIds(blocks: readonly Json[]): readonly Json[] {
  return blocks.map((block) => {
    const interactive = ['actions', 'context_actions'].includes(textOf(block, 'type'));
    const { actions, child_blocks: children, accessory, element } = block;
    return {
      ...block,
      block_id: textOf(block, 'block_id') || shortId(),
      ...(interactive ? { elements: objectsOf(block, 'elements').map(withActionId) } : {}),
      ...(Array.isArray(actions) ? { actions: objectsOf(block, 'actions').map(withActionId) } : {}),
      ...(Array.isArray(children) ? { child_blocks: withIds(objectsOf(block, 'child_blocks')) } : {}),
      ...(isJson(accessory) ? { accessory: withActionId(accessory) } : {}),
      ...(isJson(element) ? { element: withActionId(element) } : {}),
    };
  });
}

const withActionId = (element: Json): Json =>
  element['type'] === 'image' ? element : { ...element, action_id: textOf(element, 'action_id') || shortId() };

const shortId = (): string => randomBytes(4).toString('base64url').slice(0, 5);

/** An interactive element and its block. */
export interface PlacedElement {
  readonly block: Json;
  readonly element: Json;
}

function elementsIn(blocks: readonly Json[]): readonly PlacedElement[] {
  return blocks.flatMap((block) => [
    ...[...objectsOf(block, 'elements'), ...objectsOf(block, 'actions'), block['accessory'], block['element']]
      .filter(isJson)
      .filter((element) => textOf(element, 'action_id') !== '')
      .map((element) => ({ block, element })),
    ...elementsIn(objectsOf(block, 'child_blocks')),
  ]);
}

/** The element with these ids, if there is one. */
export const findElement = (blocks: readonly Json[], blockId: string, actionId: string): PlacedElement | undefined =>
  elementsIn(blocks).find(({ block, element }) => block['block_id'] === blockId && element['action_id'] === actionId);
