import { isJson, type Json, objectsOf, textOf } from '../json.ts';
import type { Objection } from './check.ts';

/** What Slack objects to between the blocks of one message or view, each of them right by itself. */
export function checkTogether(blocks: readonly Json[], pointer: string): readonly Objection[] {
  return [
    ...repeated(blocks, 'block_id', pointer),
    ...blocks.flatMap((block, index) =>
      repeated(objectsOf(block, 'elements'), 'action_id', `${pointer}/${index}/elements`),
    ),
    ...tooMuch(blocks, pointer),
    ...tooManyFocused(blocks, pointer),
  ];
}

function repeated(items: readonly Json[], key: string, pointer: string): readonly Objection[] {
  const seen = new Set<unknown>();
  return items.flatMap((item, index) => {
    const id = item[key];
    if (id === undefined || !seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [
      { pointer: `${pointer}/${index}/${key}`, message: `\`${key}\` "${textOf(item, key)}" already exists` },
    ];
  });
}

// One table a message, 10,000 characters in its cells; 12,000 characters of markdown in all.
function tooMuch(blocks: readonly Json[], pointer: string): readonly Objection[] {
  const tables = blocks.filter((block) => block['type'] === 'table');
  const markdown = blocks
    .filter((block) => block['type'] === 'markdown')
    .map((block) => textOf(block, 'text'));
  return [
    ...(tables.length > 1 ? [{ pointer, message: 'only one table block allowed' }] : []),
    ...(lettersIn(tables) > 10_000 ? [{ pointer, message: 'tables exceed 10000 characters' }] : []),
    ...(markdown.join('').length > 12_000
      ? [{ pointer, message: 'markdown blocks exceed 12000 characters' }]
      : []),
  ];
}

function lettersIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, each) => sum + lettersIn(each), 0);
  return isJson(value) ? textOf(value, 'text').length + lettersIn(Object.values(value)) : 0;
}

function tooManyFocused(blocks: readonly Json[], pointer: string): readonly Objection[] {
  const elements = blocks.flatMap((block) => [
    block['element'],
    block['accessory'],
    ...objectsOf(block, 'elements'),
  ]);
  const focused = elements.filter((element) => isJson(element) && element['focus_on_load'] === true);
  return focused.length > 1 ? [{ pointer, message: 'only one element may have focus_on_load' }] : [];
}
