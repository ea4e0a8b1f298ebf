import { z } from 'zod';
import { bulletinSchema } from '../bulletin.ts';

/**
 * The shape of a bulletin's file as JSON Schema, with which an editor completes and explains while one is written. Draft 7,
 * the one that the YAML extension of VS Code reads in full. The text of `data/bulletin.schema.json`.
 */
export function bulletinJsonSchema(): string {
  const schema = z.toJSONSchema(bulletinSchema, { io: 'input', target: 'draft-7' });
  return `${shortListsOnOneLine(JSON.stringify(schema, null, 2))}\n`;
}

// As the project's formatter writes JSON: a list of plain values stands on one line where it fits.
function shortListsOnOneLine(json: string): string {
  return json.replace(
    /^( {0,99}(?:"[^"]{0,99}": )?)\[\n([^[\]{}]{0,9999})\n {0,99}\](,?)$/gm,
    (list, start: string, items: string, end: string) => {
      const line = `${start}[${items.trim().replace(/\n */g, ' ')}]${end}`;
      return line.length <= formatterWidth ? line : list;
    },
  );
}

const formatterWidth = 110;
