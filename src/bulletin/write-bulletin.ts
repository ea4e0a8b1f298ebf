import { Document, isMap, isNode, isScalar, isSeq, Scalar, visit } from 'yaml';
import { z } from 'zod';
import { type Bulletin, bulletinSchema, type Deadline, type Entry, type Penalty } from './bulletin.ts';

/** The first line of a bulletin's file, from which an editor learns its schema. */
export const schemaLine = '# yaml-language-server: $schema=../bulletin.schema.json';

/**
 * Writes a bulletin as the YAML of its file: every field in its order, bodies as they read. `readBulletin` gives the
 * same bulletin back, whatever stands in its texts.
 */
export function writeBulletin(bulletin: Bulletin): string {
  const document = new Document(inOrder(bulletin), {
    version: '1.2',
    schema: 'core',
    aliasDuplicateObjects: false,
  });
  visit(document, {
    Scalar: (key, scalar) => {
      if (key !== 'key' && typeof scalar.value === 'string' && needsEscapes(scalar.value)) {
        scalar.type = Scalar.QUOTE_DOUBLE;
      }
    },
    Pair: (_, { key, value }) => {
      if (isScalar(key) && key.value === 'body' && isScalar(value)) asBlock(value);
    },
  });
  emptyLineBetween(document.get('entries'));
  return `${schemaLine}\n${document.toString({ lineWidth: 0, blockQuote: 'literal' })}`;
}

function inOrder({
  id,
  title,
  publisher,
  issued,
  jurisdiction,
  language,
  source,
  entries,
}: Bulletin): object {
  return {
    id,
    title,
    ...(publisher === undefined ? {} : { publisher }),
    issued,
    jurisdiction,
    language,
    ...(source === undefined ? {} : { source }),
    entries: entries.map(entryInOrder),
  };
}

const entryInOrder = (entry: Entry): object => ({
  id: entry.id,
  section: entry.section,
  title: entry.title,
  date: entry.date,
  body: entry.body,
  authorities: entry.authorities,
  instruments: entry.instruments,
  penalties: entry.penalties.map(({ amount, currency }: Penalty) => ({ amount, currency })),
  deadlines: entry.deadlines.map(({ kind, date, start, quote, status, corrected }: Deadline) => ({
    kind,
    date,
    start,
    quote,
    status,
    ...(corrected === undefined ? {} : { corrected }),
  })),
});

// A block shows characters as they are, and YAML has none for these: controls, carriage returns, halves of a pair.
const needsEscapes = (text: string): boolean => /[^\P{Cc}\n\t]|[\p{Cs}\uFEFF\u2028\u2029]/u.test(text);

function asBlock(body: Scalar): void {
  if (typeof body.value !== 'string' || needsEscapes(body.value)) return;
  body.type = Scalar.BLOCK_LITERAL;
  // The reader trims a body; with its last line ended the block needs no chomping sign.
  body.value = `${body.value}\n`;
}

function emptyLineBetween(entries: unknown): void {
  if (!isSeq(entries)) return;
  for (const entry of entries.items.slice(1)) {
    if (isNode(entry) && isMap(entry)) entry.spaceBefore = true;
  }
}

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
