import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { vocabularyOf } from '../../src/search/vocabulary.ts';
import { termsOf, wordsOf } from '../../src/search/words.ts';

const words = (text: string): readonly string[] => wordsOf(text).map(({ word }) => word);

describe('the words of a text', () => {
  it.each([
    ['runs of letters and digits, folded', 'Article 47, CSL!', ['article', '47', 'csl']],
    ['compatibility forms as their plain letters', 'ＭＩＩＴ', ['miit']],
    ['overlapping pairs of Han characters', '网信办', ['网信', '信办']],
    ['a single Han character as it is', '法', ['法']],
    ['Han and Latin apart', 'ICP备案', ['icp', '备案']],
    ['characters outside the basic plane whole', '𠮷野家', ['𠮷野', '野家']],
    ['nothing of punctuation', '<!channel> *_~', ['channel']],
  ])('are %s', (_, text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it('are found in a run of Han characters of any length', () => {
    expect(wordsOf('法'.repeat(300_000))).toHaveLength(299_999);
  });

  it('stand where the text has them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        for (const { word, from, to } of wordsOf(text)) {
          expect(text.slice(from, to).normalize('NFKC').toLowerCase()).toBe(word);
        }
      }),
    );
  });
});

describe('the terms of a word', () => {
  it('are its stem and its exact form', () => {
    expect(termsOf('penalties')).toEqual(['penalti', '=penalties']);
  });

  it('are none for a stop word', () => {
    expect(termsOf('the')).toEqual([]);
  });
});

describe('a vocabulary', () => {
  const vocabulary = vocabularyOf(['personal information fines', 'personal data', 'person']);

  it('knows a word by any of its forms', () => {
    expect(['fine', 'fined', 'fining', 'data', 'zebra'].map(vocabulary.knows)).toEqual([
      true,
      true,
      true,
      true,
      false,
    ]);
  });

  it.each([
    ['a letter too few', 'persnal', 'personal'],
    ['two neighbours swapped', 'dtaa', 'data'],
    ['two slips in a long word', 'infromatoin', 'information'],
  ])('forgives %s', (_, typed, meant) => {
    expect(vocabulary.nearest(typed)[0]).toBe(meant);
  });

  it('leaves short words, numbers and Han alone', () => {
    expect(['dta', '2019x', '网信'].flatMap(vocabulary.nearest)).toEqual([]);
  });
});
