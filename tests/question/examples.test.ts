import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { corpusOf } from '../../src/bulletin/corpus.ts';
import { libraryOf } from '../../src/question/library.ts';
import { answerTo } from '../ask-library.ts';
import { arbitraryBulletin } from '../bulletin/arbitrary-bulletin.ts';
import { day } from '../bundled-library.ts';

describe('an example of how to limit a search', () => {
  it('finds something, whatever the corpus', () => {
    fc.assert(
      fc.property(arbitraryBulletin, (bulletin) => {
        const library = libraryOf(corpusOf([bulletin]));
        for (const words of [...library.limits().filters, ...library.limits().words])
          expect(answerTo(words, library, day('2019-04-22')).kind, words).toBe('results');
      }),
      { numRuns: 60 },
    );
  });
});
