import { expect, test } from 'vitest';
import { isPure, readLayers } from './layers.ts';

const table = `
| \`before/\` | a table of something else | zod |

## Layers

| folder | what lives there | packages |
|---|---|---|
| \`time/\` | calendar dates | date-fns, @date-fns/tz |
| \`cards/\` | answer -> \`{ text, blocks }\` | @slack/types (types only) |
| \`workflows/\` | the use cases | |
| \`config/\`, \`runtime/\` | environment; log | zod, pino |
| \`playground/\` | imports nothing of ours, as a stranger | ws |
`;

test('the table of layers is read as it is written', () => {
  const nothing = { packages: [], typesOf: [], stranger: false };
  expect([...readLayers(table).values()]).toEqual([
    { ...nothing, name: 'time', row: 0, packages: ['date-fns', '@date-fns/tz'] },
    { ...nothing, name: 'cards', row: 1, typesOf: ['@slack/types'] },
    { ...nothing, name: 'workflows', row: 2 },
    { ...nothing, name: 'config', row: 3, packages: ['zod', 'pino'] },
    { ...nothing, name: 'runtime', row: 3, packages: ['zod', 'pino'] },
    { ...nothing, name: 'playground', row: 4, packages: ['ws'], stranger: true },
  ]);
});

test('what stands above workflows/ is pure, workflows/ and what stands in no row is not', () => {
  const layers = readLayers(table);
  expect(['time', 'cards', 'workflows', 'config', 'other'].map((name) => isPure(name, layers))).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});
