import { CORE_SCHEMA, type Document, dump, SCALAR_STYLE, visit } from 'js-yaml';
import { z } from 'zod';
import { type Bulletin, bulletinSchema } from './bulletin.ts';

/** The first line of a bulletin's file, which tells editors its schema. */
export const schemaLine = '# yaml-language-server: $schema=../bulletin.schema.json';

/** Writes a bulletin as YAML, with its fields in the order of the schema. `readBulletin` reads the same bulletin back, whatever its texts contain. */
export function writeBulletin(bulletin: Bulletin): string {
  const yaml = dump(bulletinSchema.parse(bulletin), {
    schema: CORE_SCHEMA,
    noRefs: true,
    lineWidth: -1,
    quoteStyle: 'double',
    transform: bodiesAsBlocks,
  });
  return `${schemaLine}\n${yaml.replace(/(?<!entries:)\n(?= {2}- id: )/g, '\n\n')}`;
}

function bodiesAsBlocks(documents: Document[]): void {
  visit(documents, (node) => {
    for (const { key, value } of node.kind === 'mapping' ? node.items : []) {
      if (value.kind !== 'scalar' || key.kind !== 'scalar' || key.value !== 'body') continue;
      if (needsEscapes(value.value)) value.style = SCALAR_STYLE.DOUBLE_QUOTED;
      else {
        value.style = SCALAR_STYLE.LITERAL_BLOCK;
        // Reading trims a body. A block that ends with a line break needs no chomping sign.
        value.value += '\n';
      }
    }
  });
}

// YAML shows the characters of a block as they are, and has none for control characters, carriage returns and lone surrogates.
const needsEscapes = (text: string): boolean => /[^\P{Cc}\n\t]|[\p{Cs}\uFEFF\u2028\u2029]/u.test(text);

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
