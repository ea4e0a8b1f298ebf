import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldedWord, wordsOf } from '../../src/search/words.ts';

const words = (text: string): readonly string[] => wordsOf(text).map(({ word }) => word);

describe('the words of a text', () => {
  it.each([
    ['runs of letters and digits, folded', 'Article 47, CSL!', ['article', '47', 'csl']],
    ['compatibility forms as their plain letters', 'ＭＩＩＴ', ['miit']],
    ['overlapping pairs of Han characters', '网信办', ['网信', '信办']],
    ['a single Han character as it is', '法', ['法']],
    ['Han and Latin apart', 'ICP备案', ['icp', '备案']],
    ['characters outside the basic plane whole', '𠮷野家', ['𠮷野', '野家']],
    ['without punctuation', '<!channel> *_~', ['channel']],
  ])('are %s', (_, text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it('are found in a run of Han characters of any length', () => {
    expect(wordsOf('法'.repeat(300_000))).toHaveLength(299_999);
  });

  it('have their positions in the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        for (const { word, from, to } of wordsOf(text)) {
          expect(foldedWord(text.slice(from, to))).toBe(word);
        }
      }),
    );
  });
});
