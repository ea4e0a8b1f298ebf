import levenshtein from 'damerau-levenshtein';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WordList } from '../../src/search/word-list.ts';

const listOf = (words: readonly string[]): WordList => new WordList([...new Set(words)].sort());

// Few letters, so that words are alike.
const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é'), maxLength: 8 });
const words = fc.array(word, { maxLength: 40 });

describe('a list of words', () => {
  it('has the words that it was made of, in order', () => {
    fc.assert(
      fc.property(words, word, (all, one) => {
        const list = listOf(all);
        expect([...list]).toEqual([...new Set(all)].sort());
        expect(list.has(one)).toBe(all.includes(one));
      }),
    );
  });

  it('gives the words that begin in a way, no more than are wanted', () => {
    fc.assert(
      fc.property(words, word, fc.nat(3), (all, beginning, most) => {
        const starting = [...new Set(all)].filter((one) => one.startsWith(beginning)).sort();
        expect(listOf(all).from(beginning)).toEqual(starting);
        expect(listOf(all).from(beginning, most)).toEqual(starting.slice(0, most));
      }),
    );
  });

  it('gives every word within so many slips, and how many they are', () => {
    fc.assert(
      fc.property(words, word, word, fc.nat(2), (all, one, start, most) => {
        const beginning = start.slice(0, 1);
        const near = [...new Set(all)].sort().flatMap((other) => {
          const slips = levenshtein(one, other).steps;
          return other.startsWith(beginning) && slips <= most ? [{ word: other, slips }] : [];
        });
        expect(listOf(all).like(one, beginning, most)).toEqual(near);
      }),
      { numRuns: 500 },
    );
  });
});
