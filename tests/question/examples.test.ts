import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { corpusOf } from '../../src/bulletin/corpus.ts';
import { inLanguage, languages } from '../../src/messages/language.ts';
import { libraryInProcess } from '../../src/question/library.ts';
import { answerTo } from '../ask-library.ts';
import { arbitraryBulletin } from '../bulletin/arbitrary-bulletin.ts';
import { bundledLibrary, day } from '../bundled-library.ts';

const today = day('2019-04-22');

describe.each(languages)('in %s an example of a question', (language) => {
  it('finds something, whatever the corpus', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryBulletin, async (bulletin) => {
        const library = libraryInProcess(corpusOf([bulletin]));
        await inLanguage(language, async () => {
          for (const question of library.exampleQuestions)
            expect((await answerTo(question, library, today)).kind, question).toBe('results');
        });
      }),
      { numRuns: 60 },
    );
  });

  it('is answered by a fact in the sample, and its searches find entries', async () => {
    const library = await bundledLibrary();
    await inLanguage(language, async () => {
      const [question = ''] = library.exampleQuestions;
      expect(await answerTo(question, library, today)).toMatchObject({ fact: { field: 'deadline' } });
      for (const search of library.exampleSearches)
        expect(await answerTo(search, library, today)).toMatchObject({ kind: 'results', verdict: 'answer' });
    });
  });
});

test('an example is offered in the language of whoever asks', async () => {
  const library = await bundledLibrary();
  const chinese = inLanguage('zh-CN', () => library.exampleQuestions);
  expect([library.exampleQuestions, chinese]).toEqual([
    ['when does Guardian Consumption end?', 'fines by PBOC since April 2019'],
    ['“Guardian Consumption”何时结束？', '2019年4月以来中国人民银行的罚款'],
  ]);
});
