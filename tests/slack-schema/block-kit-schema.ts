import { fileURLToPath } from 'node:url';
import { createGenerator } from 'ts-json-schema-generator';
import { isJson, type Json, listIn, objectIn, textIn } from './json.ts';
import { type Limits, limitsInWords } from './limits-in-words.ts';

/**
 * JSON Schema for all that `@slack/types` calls a block or a view, with Slack's limits. About half a second.
 *
 * The types become a schema; the limits are read out of their doc comments; what the comments do not say comes from
 * the tables below; unions become a choice by `type`, so that an error names what is wrong with the one block that was
 * meant rather than with every block there is.
 */
export function blockKitSchema(): Json {
  const definitions = slackTypes();
  const rewritten = Object.entries(definitions).map(([name, schema]) => [
    name,
    rewrite(schema, { name, definitions }),
  ]);
  return { definitions: { ...Object.fromEntries(rewritten), AnyBlock: refTo('KnownBlock') } };
}

/** The types of `@slack/types` as JSON Schema by name, with their doc comments and without limits. */
export function slackTypes(): Json {
  const generator = createGenerator({
    path: fileURLToPath(import.meta.resolve('@slack/types')).replace(/index\.js$/, 'views.d.ts'),
    // Without one it would read the types of every package around: three times slower.
    tsconfig: fileURLToPath(new URL('generator.tsconfig.json', import.meta.url)),
    skipTypeCheck: true,
    jsDoc: 'extended',
    expose: 'all',
    additionalProperties: false,
  });
  return { ...generator.createSchema('View').definitions };
}

// Where the doc comments say nothing, or something that has changed since.
const limitsOutsideTheTypes: Readonly<Record<string, Limits>> = {
  // Slack raised it; the comment still says 75.
  'MrkdwnOption/value': { characters: 150 },
  'PlainTextOption/value': { characters: 150 },
  'ImageElement/alt_text': { characters: 2000 },
  'ImageElement/image_url': { characters: 3000 },
  'ImageBlock/image_url': { characters: 3000 },
};

const neverEmptyTexts = new Set(['text', 'alt_text', 'image_url', 'action_id', 'block_id']);
const neverEmptyLists = new Set(['elements', 'fields', 'options', 'option_groups', 'rows', 'child_blocks']);

interface Place {
  /** The type in which the node stands. */
  readonly name: string;
  readonly definitions: Json;
}

function rewrite(node: unknown, place: Place): unknown {
  if (Array.isArray(node)) return node.map((item) => rewrite(item, place));
  if (!isJson(node)) return node;
  const cases = casesOf(node, place);
  if (cases)
    return choiceByType(cases.map(({ type, schema, at }) => ({ type, schema: rewrite(schema, at) })));
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      key === 'properties' && isJson(value) ? rewriteProperties(value, place) : rewrite(value, place),
    ]),
  );
}

function rewriteProperties(properties: Json, place: Place): Json {
  return Object.fromEntries(
    Object.entries(properties).map(([key, schema]) => {
      const limits = {
        ...limitsInWords(textIn(schema, 'description')),
        ...limitsOutsideTheTypes[`${place.name}/${key}`],
      };
      const rewritten = rewrite(schema, place);
      return [key, isJson(rewritten) ? limited(rewritten, { key, limits, within: place.name }) : rewritten];
    }),
  );
}

function limited(schema: Json, field: { key: string; limits: Limits; within: string }): Json {
  const { key, limits, within } = field;
  switch (schema['type']) {
    case 'string':
      return {
        ...schema,
        ...(neverEmptyTexts.has(key) && { minLength: 1 }),
        ...(limits.characters !== undefined && { maxLength: limits.characters }),
      };
    case 'number':
      return { ...schema, ...(limits.value !== undefined && { maximum: limits.value }) };
    case 'array':
      return {
        ...schema,
        // An empty line of rich text is a section without elements.
        ...(neverEmptyLists.has(key) && within !== 'RichTextSection' && { minItems: 1 }),
        ...(limits.items !== undefined && { maxItems: limits.items }),
        items: limitedItems(schema['items'], limits),
      };
    default:
      return limits.characters === undefined ? schema : withText(schema, limits.characters);
  }
}

function limitedItems(items: unknown, { charactersOfEach, itemsOfEach }: Limits): unknown {
  if (charactersOfEach !== undefined) return withText(items, charactersOfEach);
  return itemsOfEach === undefined ? items : { allOf: [items, { maxItems: itemsOfEach }] };
}

const withText = (schema: unknown, most: number): Json => ({
  allOf: [schema, { properties: { text: { maxLength: most } } }],
});

interface Case {
  readonly type: string;
  readonly schema: unknown;
}

// The members of a union by their `type`, unions of unions laid flat; null where a member has no `type`.
function casesOf(node: Json, place: Place): readonly (Case & { readonly at: Place })[] | null {
  const members = listIn(node, 'anyOf');
  if (members.length === 0) return null;
  const cases = members.map((member) => {
    const { schema, at } = resolved(member, place);
    if (isJson(schema) && 'anyOf' in schema) return casesOf(schema, at);
    const type = textIn(objectIn(objectIn(schema, 'properties'), 'type'), 'const');
    return type === '' ? null : [{ type, schema: member, at }];
  });
  return cases.some((found) => found === null) ? null : cases.flatMap((found) => found ?? []);
}

function resolved(node: unknown, place: Place): { schema: unknown; at: Place } {
  const ref = textIn(node, '$ref');
  if (ref === '') return { schema: node, at: place };
  const name = decodeURIComponent(ref.replace('#/definitions/', ''));
  return { schema: place.definitions[name], at: { ...place, name } };
}

function choiceByType(cases: readonly Case[]): Json {
  const types = [...new Set(cases.map(({ type }) => type))];
  const schemas = types.map((type) =>
    merged(cases.filter((one) => one.type === type).map(({ schema }) => schema)),
  );
  return { type: 'object', required: ['type'], discriminator: { propertyName: 'type' }, oneOf: schemas };
}

// Members of one `type` differ in a field: an image is at a URL or in a Slack file, and exactly one of them is given.
function merged(schemas: readonly unknown[]): unknown {
  const [first, ...others] = schemas;
  if (!isJson(first) || others.length === 0) return first;
  const required = schemas.map((schema) => listIn(schema, 'required'));
  const common = required[0]?.filter((key) => required.every((keys) => keys.includes(key))) ?? [];
  const own = required.map((keys) => keys.filter((key) => !common.includes(key)));
  const properties = schemas.map((schema) => objectIn(schema, 'properties'));
  return {
    ...first,
    properties: Object.fromEntries(properties.flatMap(Object.entries<unknown>)),
    required: common,
    oneOf: own.map((keys) => ({ required: keys })),
  };
}

const refTo = (name: string): Json => ({ $ref: `#/definitions/${name}` });
