import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { bulletinJsonSchema } from '../../src/bulletin/write-bulletin.ts';

const committed = readFileSync('data/bulletin.schema.json', 'utf8');
const yaml = readFileSync('data/bulletins/2019-04-china.yaml', 'utf8');

// Formats are told to people by editors; what counts are the patterns beside them.
const isValid = new Ajv({
  formats: { date: true, uri: true },
  keywords: ['enumDescriptions'],
}).compile(JSON.parse(committed));

it('is the file that editors read: after a change, npm run -s cli -- schema > data/bulletin.schema.json', () => {
  expect(committed).toBe(bulletinJsonSchema());
});

it('finds the bundled bulletin valid', () => {
  expect(isValid(load(yaml)), JSON.stringify(isValid.errors)).toBe(true);
});

describe('finds a broken bulletin invalid', () => {
  it.each([
    ['a field missing', /^language: en\n/m, ''],
    ['a field misspelt', /^language:/m, 'lang:'],
    ['no such section', /section: industry/, 'section: business'],
    ['no such kind of deadline', /kind: pilot_end/, 'kind: pilot'],
    ['no such day', /date: 2019-04-30/, 'date: 2019-04-31'],
    ['an amount in words', /amount: 290000/, 'amount: 290,000'],
    ['a body left out', / {4}body: \|\n(?: {6}.*\n|\n)+/, ''],
    ['an id with capitals', /^id: cn/m, 'id: CN'],
  ])('%s', (_, from, to) => {
    const broken = yaml.replace(from, to);

    expect(broken).not.toBe(yaml);
    expect(isValid(load(broken))).toBe(false);
  });
});

it('explains every field to whoever writes one', () => {
  const unexplained = [...committed.matchAll(/^( {8})"(\w+)": \{\n((?:\1 .*\n)*)/gm)]
    .filter(([, , , inside]) => !inside?.includes('"description"'))
    .map(([, , field]) => field);

  expect(unexplained).toEqual([]);
});
