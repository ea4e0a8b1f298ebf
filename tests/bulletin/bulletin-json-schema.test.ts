import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { bulletinJsonSchema } from '../../src/bulletin/write-bulletin.ts';

const committed = readFileSync('data/bulletin.schema.json', 'utf8');
const yaml = readFileSync('data/bulletins/2019-04-china.yaml', 'utf8');

// Formats are for editors; values are checked by patterns.
const isValid = new Ajv({
  formats: { date: true, uri: true },
  keywords: ['enumDescriptions'],
}).compile(JSON.parse(committed));

it('equals data/bulletin.schema.json, which is updated by npm run -s cli -- schema', () => {
  expect(committed).toBe(bulletinJsonSchema());
});

it('accepts the bundled bulletin', () => {
  expect(isValid(load(yaml)), JSON.stringify(isValid.errors)).toBe(true);
});

describe('rejects', () => {
  it.each([
    ['a missing field', /^language: en\n/m, ''],
    ['a misspelt field', /^language:/m, 'lang:'],
    ['an unknown section', /section: industry/, 'section: business'],
    ['an unknown kind of deadline', /kind: pilot_end/, 'kind: pilot'],
    ['an invalid date', /date: 2019-04-30/, 'date: 2019-04-31'],
    ['an amount in words', /amount: 290000/, 'amount: 290,000'],
    ['a missing body', / {4}body: \|\n(?: {6}.*\n|\n)+/, ''],
    ['an id with capitals', /^id: cn/m, 'id: CN'],
  ])('%s', (_, from, to) => {
    const broken = yaml.replace(from, to);

    expect(broken).not.toBe(yaml);
    expect(isValid(load(broken))).toBe(false);
  });
});

it('describes every field', () => {
  const unexplained = [...committed.matchAll(/^( {8})"(\w+)": \{\n((?:\1 .*\n)*)/gm)]
    .filter(([, , , inside]) => !inside?.includes('"description"'))
    .map(([, , field]) => field);

  expect(unexplained).toEqual([]);
});
