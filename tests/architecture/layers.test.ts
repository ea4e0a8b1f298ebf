import { expect, test } from 'vitest';
import { isPure, readLayers } from './layers.ts';

const table = `
| \`before/\` | a table of something else | zod |

## Layers

| folder | what lives there | packages |
|---|---|---|
| \`time/\` | calendar dates | date-fns, @date-fns/tz |
| \`ports.ts\` | clock, log | |
| \`ask/\`, \`remind/\` | features | @slack/types (types only) |
| \`storage/\` | SQL | pg |
`;

test('the table of layers is parsed', () => {
  const nothing = { packages: [], typesOf: [] };
  expect([...readLayers(table).values()]).toEqual([
    { ...nothing, name: 'time', row: 0, packages: ['date-fns', '@date-fns/tz'] },
    { ...nothing, name: 'ports.ts', row: 1 },
    { ...nothing, name: 'ask', row: 2, typesOf: ['@slack/types'] },
    { ...nothing, name: 'remind', row: 2, typesOf: ['@slack/types'] },
    { ...nothing, name: 'storage', row: 3, packages: ['pg'] },
  ]);
});

test('layers above storage/ are pure; storage/ and folders without a row are not', () => {
  const layers = readLayers(table);
  expect(['time', 'ask', 'storage', 'other'].map((name) => isPure(name, layers))).toEqual([true, true, false, false]);
});
