import levenshtein from 'damerau-levenshtein';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Dictionary } from '../../src/search/dictionary.ts';

// Few letters, so that words are alike.
const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'é'), minLength: 2, maxLength: 8 });
const words = fc.uniqueArray(word, { maxLength: 40 });

describe('a dictionary', () => {
  it('gives the words that begin in a way', () => {
    fc.assert(
      fc.property(words, word, fc.integer({ min: 1, max: 3 }), (all, one, length) => {
        const beginning = one.slice(0, length);
        const found = new Dictionary(() => all).from(beginning);
        expect(found.toSorted()).toEqual(all.filter((other) => other.startsWith(beginning)).sort());
      }),
    );
  });

  it('gives every word within so many slips whose first letter is the same or swapped, and how many they are', () => {
    fc.assert(
      fc.property(words, word, fc.nat(2), (all, one, most) => {
        const near = all.flatMap((other) => {
          const slips = levenshtein(one, other).steps;
          const beginsAlike = other[0] === one[0] || (other[0] === one[1] && other[1] === one[0]);
          return beginsAlike && slips <= most ? [{ word: other, slips }] : [];
        });
        const found = new Dictionary(() => all).like(one, most);
        expect(found.toSorted((a, b) => (a.word < b.word ? -1 : 1))).toEqual(
          near.toSorted((a, b) => (a.word < b.word ? -1 : 1)),
        );
      }),
      { numRuns: 500 },
    );
  });
});
