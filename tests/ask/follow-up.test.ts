import { beforeAll, describe, expect, it } from 'vitest';
import { answerQuestion } from '../../src/ask/answer-question.ts';
import { followUp, parseShown, type Shown, shownBy } from '../../src/ask/follow-up.ts';
import type { Library } from '../../src/question/library.ts';
import { parseRequest } from '../../src/question/parse-request.ts';
import { isQuestion, type Request } from '../../src/question/request.ts';
import { bundledLibrary, day } from '../bundled-library.ts';

let library: Library;
const today = day('2019-04-22');

beforeAll(async () => {
  library = await bundledLibrary();
});

async function next(before: Shown | null, text: string): Promise<{ readonly words: string; readonly shown: Shown }> {
  const read = parseRequest(text, library.knows, library.concepts);
  const request: Request = before ? await followUp(text, read, before, { library, today }) : read;
  if (!isQuestion(request)) throw new Error(`${text} is no question`);
  const answer = await answerQuestion(request, library, today);
  if (answer.kind !== 'results' && answer.kind !== 'deadlines') throw new Error(`${text}: ${answer.kind}`);
  return { words: 'words' in request ? request.words : '', shown: shownBy(answer) };
}

const entryOf = async (...turns: readonly string[]): Promise<string | undefined> => {
  let before: Shown | null = null;
  for (const text of turns) ({ shown: before } = await next(before, text));
  return before?.ids[0]?.replace('cn-2019-04-', '');
};

describe('a question that stands for itself with what was shown before it', () => {
  it.each([
    ['r4', ['guardian consumption campaign', 'who runs it?', 'when does it end?']],
    ['r4', ['guardian consumption campaign', 'since when?']],
    ['i2', ['industrial internet safety draft', 'by when can we comment?', 'who published it?']],
    ['e5', ['credit information looked up by a trust company', 'how much was it fined?', 'by whom?']],
    ['e5', ['credit information looked up by a trust company', '那罚了多少？', '哪天公布的']],
    ['e2', ['malicious links blocked', 'how many?', 'and accounts?']],
    ['r3', ['identity checks for ICP filings', 'what is the deadline?', 'when did it start?']],
  ])('is asked of it: %s, %j', async (id, turns) => {
    expect(await entryOf(...turns)).toBe(id);
  });
});

describe('a question whose own words lead elsewhere', () => {
  it.each([
    ['e6', ['fine on the trust company', 'and the former employee?']],
    ['e5', ['guardian consumption campaign', 'how much was the Bank of Communications trust fined?']],
    ['r3', ['guardian consumption campaign', 'when does the ICP pilot end?']],
    ['r4', ['fine on the trust company', 'guardian consumption']],
    ['r5', ['guardian consumption campaign', 'what does the Civil Code say?']],
  ])('is asked of all entries: %s, %j', async (id, turns) => {
    expect(await entryOf(...turns)).toBe(id);
  });
});

describe('what goes on from the last question', () => {
  it('puts a name in the place of one of its kind', async () => {
    const { words } = await next({ question: 'fines in Spain', ids: ['cn-2019-04-e5'] }, 'and in Germany?');
    expect(words).toBe('fines in Germany');
  });

  it('asks the same of something else in the entry', async () => {
    const { words } = await next({ question: 'how many', ids: ['cn-2019-04-e2'] }, 'and accounts?');
    expect(words).toBe('how many accounts entry:cn-2019-04-e2');
  });

  it('counts what the last question was about', async () => {
    const before = { question: 'malicious links blocked', ids: ['cn-2019-04-e2'] };
    expect((await next(before, 'how many?')).words).toBe('how many malicious links blocked entry:cn-2019-04-e2');
  });

  it('leaves lists, filters and phrases as they are', async () => {
    const before = { question: 'guardian consumption', ids: ['cn-2019-04-r4'] };
    for (const text of [
      'what closes in June?',
      'deadlines of the campaign',
      'section:enforcement and apps',
      'and "facial recognition"?',
    ]) {
      expect((await next(before, text)).words).not.toContain('entry:');
    }
  });
});

it('what was shown is read back as it was written, and anything else is nothing', () => {
  const shown: Shown = { question: 'fines', ids: ['cn-2019-04-e5'] };
  expect(parseShown(JSON.stringify(shown))).toEqual(shown);
  for (const text of [null, '1', '{}', '{"question":1,"ids":[]}']) expect(parseShown(text)).toBeNull();
});
