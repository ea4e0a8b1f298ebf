import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { corpusOf } from '../../src/bulletin/corpus.ts';
import { libraryInProcess } from '../../src/question/library.ts';
import { answerTo } from '../ask-library.ts';
import { arbitraryBulletin } from '../bulletin/arbitrary-bulletin.ts';
import { day } from '../bundled-library.ts';

describe('an example of a question', () => {
  it('finds something, whatever the corpus', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryBulletin, async (bulletin) => {
        const library = libraryInProcess(corpusOf([bulletin]));
        for (const question of library.exampleQuestions)
          expect((await answerTo(question, library, day('2019-04-22'))).kind, question).toBe('results');
      }),
      { numRuns: 60 },
    );
  });
});
