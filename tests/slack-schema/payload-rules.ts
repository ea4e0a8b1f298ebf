import { isJson, type Json, listIn, objectIn, textIn } from './json.ts';

/** Something that Slack would refuse: where, as a JSON pointer, and why. */
export interface Violation {
  readonly pointer: string;
  readonly message: string;
}

/**
 * What a schema cannot say about a message. The size is undocumented: `msg_blocks_too_long` was seen at about 13,200
 * characters of blocks (bolt-js#2509). Slack cuts a text at 40,000 characters and advises 4,000.
 */
export function messageRules({
  text,
  blocks,
}: {
  text: string;
  blocks: readonly unknown[];
}): readonly Violation[] {
  const marked = blocks.filter((block) => textIn(block, 'type') === 'markdown');
  const tables = blocks.filter((block) => textIn(block, 'type') === 'table');
  const size = JSON.stringify(blocks).length;
  return [
    ...atMost('/text', 'characters', { has: text.length, most: 4000 }),
    ...(text.trim() === '' ? [{ pointer: '/text', message: 'must say in words what the blocks show' }] : []),
    ...atMost('/blocks', 'blocks', { has: blocks.length, most: 50 }),
    ...atMost('/blocks', 'characters of JSON', { has: size, most: 11_999 }),
    ...atMost('/blocks', 'characters of markdown', { has: lengthOfTexts(marked), most: 12_000 }),
    ...atMost('/blocks', 'tables', { has: tables.length, most: 1 }),
    ...atMost('/blocks', 'characters in tables', { has: lengthOfTexts(tables), most: 10_000 }),
    ...blockRules(blocks),
  ];
}

/** What a schema cannot say about a modal or Home. */
export function viewRules(view: Json): readonly Violation[] {
  const blocks = listIn(view, 'blocks');
  const inputs = blocks.some((block) => textIn(block, 'type') === 'input');
  const focused = blocks.flatMap(elementsOf).filter(({ element }) => element['focus_on_load'] === true);
  return [
    ...(view['type'] === 'modal' && inputs && !('submit' in view)
      ? [{ pointer: '', message: "must have required property 'submit', since it has an input" }]
      : []),
    ...atMost('/blocks', 'elements with focus_on_load', { has: focused.length, most: 1 }),
    ...blocks.flatMap((block, at) =>
      textIn(block, 'type') === 'markdown'
        ? [{ pointer: `/blocks/${at}/type`, message: 'must not be markdown: that stands in messages only' }]
        : [],
    ),
    ...blockRules(blocks),
  ];
}

function blockRules(blocks: readonly unknown[]): readonly Violation[] {
  const ids = blocks.map((block, at) => ({
    id: textIn(block, 'block_id'),
    pointer: `/blocks/${at}/block_id`,
  }));
  return [
    ...repeated('block_id', ids),
    ...blocks.flatMap((block, at) => {
      const actions = elementsOf(block).map(({ element, path }) => ({
        id: textIn(element, 'action_id'),
        pointer: `/blocks/${at}${path}/action_id`,
      }));
      return [...repeated('action_id', actions), ...sectionRules(block, at)];
    }),
  ];
}

function sectionRules(block: unknown, at: number): readonly Violation[] {
  const isBare = isJson(block) && block['type'] === 'section' && !('text' in block) && !('fields' in block);
  return isBare ? [{ pointer: `/blocks/${at}`, message: 'must have a text or fields' }] : [];
}

interface Found {
  readonly element: Json;
  readonly path: string;
}

// The elements that a person can act on.
function elementsOf(block: unknown): readonly Found[] {
  return [
    ...listIn(block, 'elements').map((element, at) => ({ element, path: `/elements/${at}` })),
    { element: objectIn(block, 'accessory'), path: '/accessory' },
    { element: objectIn(block, 'element'), path: '/element' },
  ].flatMap(({ element, path }) => (isJson(element) ? [{ element, path }] : []));
}

function repeated(what: string, ids: readonly { id: string; pointer: string }[]): readonly Violation[] {
  return ids
    .filter(({ id }, at) => id !== '' && ids.findIndex((other) => other.id === id) < at)
    .map(({ id, pointer }) => ({ pointer, message: `must not repeat the ${what} "${id}"` }));
}

function atMost(
  pointer: string,
  what: string,
  { has, most }: { has: number; most: number },
): readonly Violation[] {
  return has > most ? [{ pointer, message: `must NOT have more than ${most} ${what}, has ${has}` }] : [];
}

function lengthOfTexts(node: unknown): number {
  if (Array.isArray(node)) return node.reduce<number>((sum, item) => sum + lengthOfTexts(item), 0);
  if (!isJson(node)) return 0;
  const deeper = Object.entries(node).filter(([key]) => key !== 'text');
  return textIn(node, 'text').length + deeper.reduce((sum, [, value]) => sum + lengthOfTexts(value), 0);
}
