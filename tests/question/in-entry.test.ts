import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CorpusEntry, corpusOf } from '../../src/bulletin/corpus.ts';
import { contains, mentions } from '../../src/question/in-entry.ts';
import { namesIn } from '../../src/search/concepts/read-concepts.ts';
import { stemOf, wordsOf } from '../../src/search/words.ts';
import { bulletinOf } from '../bulletin-of.ts';
import { bundledConcepts } from '../bundled-library.ts';

const concepts = await bundledConcepts();

function entryOf(body: string): CorpusEntry {
  const [source] = corpusOf([bulletinOf({}, [{ title: 'T', body }])]).entries;
  if (!source) throw new Error('a bulletin with an entry');
  return source;
}

const text = fc
  .array(
    fc.constantFrom(
      'Data',
      'database',
      'industries',
      'industry',
      '个人信息',
      '因',
      'Meta',
      '“fines”',
      'x-y',
      '33,638',
      'ＡＢＣ',
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((words) => words.join(' '));

describe('whether an entry holds a word', () => {
  it('is told as by cutting its text into words and comparing stems', () => {
    const asked = fc.constantFrom('data', 'industry', '信息', 'meta', 'fine', 'x', '638', 'abc', 'database', 'ind');
    fc.assert(
      fc.property(text, asked, (body, word) => {
        const stems = wordsOf(body).map((one) => stemOf(one.word));
        expect(contains({ kind: 'word', text: word })(entryOf(body))).toBe(stems.includes(stemOf(word)));
      }),
    );
  });

  it('is told of a word that stands right beside Chinese', () => {
    expect(contains({ kind: 'word', text: 'meta' })(entryOf('韩国对Meta罚款'))).toBe(true);
    expect(contains({ kind: 'phrase', text: 'met' })(entryOf('韩国对Meta罚款'))).toBe(false);
  });
});

describe('whether an entry names a concept', () => {
  it('is told by each of its names', () => {
    const lost = concepts.all.flatMap((concept) =>
      namesIn(concept)
        .filter(({ name }) => !mentions(concept, concepts)(entryOf(`It tells of ${name}.`)))
        .map(({ name }) => `${name}: ${concept.id}`),
    );
    expect(lost).toEqual([]);
  });
});
