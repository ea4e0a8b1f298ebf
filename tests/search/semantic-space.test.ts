import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bulletinSchema } from '../../src/bulletin/bulletin.ts';
import { corpusOf } from '../../src/bulletin/corpus.ts';
import { buildIndex, searchIndexOf } from '../../src/search/build-index.ts';
import { searchEntries } from '../../src/search/search-entries.ts';
import { orthonormalised } from '../../src/search/semantic/orthonormalised.ts';
import { trainSemantics } from '../../src/search/semantic/semantic-space.ts';

const bodies = [
  'ships sail the ocean with cargo and crew',
  'a vessel sails the ocean with crew aboard',
  'a vessel carries freight across the ocean',
  'ships and a vessel met in the harbour',
  'judges read the statute and the verdict',
  'the verdict of judges on the statute',
  'lawyers read the statute to judges',
];
const entries = bodies.map((body, i) => ({
  id: `a-o${i + 1}`,
  section: 'other',
  title: `Note ${i + 1}`,
  date: null,
  body,
}));
const head = { id: 'a', title: 'a', issued: '2020-01', jurisdiction: 'CN', language: 'en' };
const plain = buildIndex(corpusOf([bulletinSchema.parse({ ...head, entries })]));
const semantic = searchIndexOf(plain.entries, trainSemantics(plain.entries, 3));
const idsFor = (index: typeof plain, query: string) =>
  searchEntries(index, query).hits.map(({ source }) => source.entry.id);

describe('nearness of meaning', () => {
  const long = 'ships that sail the ocean with their cargo and crew';

  it('finds for a long question what keeps the same company and shares no word that is rare', () => {
    expect(idsFor(plain, `${long} harbour`).length).toBeLessThan(idsFor(semantic, `${long} harbour`).length);
    expect(idsFor(semantic, long).slice(0, 4)).not.toContain('a-o5');
  });

  it('leaves a question of few words as it is', () => {
    expect(idsFor(semantic, 'statute verdict')).toEqual(idsFor(plain, 'statute verdict'));
  });

  it('is the same for the same entries', () => {
    expect(trainSemantics(plain.entries, 3)).toEqual(trainSemantics(plain.entries, 3));
  });
});

it('columns made orthonormal are of length one, or nothing, and at right angles', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 12, maxLength: 12 }), (values) => {
      const size = { rows: 4, columns: 3 };
      const made = orthonormalised(Float32Array.from(values), size);
      const column = (k: number) => [0, 1, 2, 3].map((row) => made[row * 3 + k] ?? 0);
      const product = (a: readonly number[], b: readonly number[]) =>
        a.reduce((sum, one, i) => sum + one * (b[i] ?? 0), 0);
      for (const [a, b] of [
        [0, 1],
        [0, 2],
        [1, 2],
      ] as const)
        expect(product(column(a), column(b))).toBeCloseTo(0, 4);
      for (const k of [0, 1, 2])
        expect([0, 1]).toContain(Math.round(product(column(k), column(k)) * 1e4) / 1e4);
    }),
  );
});
