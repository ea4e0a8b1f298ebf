import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { corpusOf } from '../../src/bulletin/corpus.ts';
import { libraryInProcess } from '../../src/question/library.ts';
import { answerTo } from '../ask-library.ts';
import { arbitraryBulletin } from '../bulletin/arbitrary-bulletin.ts';
import { day } from '../bundled-library.ts';

describe('an example of how to limit a search', () => {
  it('finds something, whatever the corpus', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryBulletin, async (bulletin) => {
        const library = libraryInProcess(corpusOf([bulletin]));
        const { filters, words } = library.exampleFilters();
        for (const search of [...filters, ...words])
          expect((await answerTo(search, library, day('2019-04-22'))).kind, search).toBe('results');
      }),
      { numRuns: 60 },
    );
  });
});
