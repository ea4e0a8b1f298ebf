import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../src/ask/answer-question.ts';
import { relatedRequest } from '../../src/ask/related-words.ts';
import { longestRequest } from '../../src/question/request.ts';
import { bundledLibrary, day } from '../bundled-library.ts';

const library = await bundledLibrary();

const related = async (text: string) => {
  const request = relatedRequest(text, library);
  if (request.kind !== 'search') throw new Error(request.kind);
  const answer = await answerQuestion(request, library, day('2019-04-22'));
  return { words: request.words, answer };
};

describe('the law related to a message', () => {
  it('is found by its names and the words that entries have, however long it is', async () => {
    const small = 'Hi team, as discussed on Tuesday 3 March 2020 we should look at this before Q3. ';
    const { words, answer } = await related(
      `${small.repeat(20)}The vendor wants to use facial recognition and lip reading to verify who files an ICP record. ${small.repeat(20)}`,
    );
    expect(words.length).toBeLessThanOrEqual(longestRequest);
    expect(answer).toMatchObject({
      kind: 'results',
      understood: [],
      entries: [{ source: { entry: { id: 'cn-2019-04-r3' } } }],
    });
  });

  it('may be the closest only', async () => {
    const { answer } = await related('Our bakery in Lisbon sells bread online and asks for consent of guardians');
    expect(answer).toMatchObject({ kind: 'results', verdict: 'closest' });
  });

  it('of a message without words is help', () => {
    expect(relatedRequest('  … ', library)).toEqual({ kind: 'help' });
  });
});
