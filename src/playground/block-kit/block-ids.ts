import { randomBytes } from 'node:crypto';
import { isJson, type Json, objectsOf, textOf } from '../json.ts';

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
export function elementsIn(blocks: readonly Json[]): readonly PlacedElement[] {
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
