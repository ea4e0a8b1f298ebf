import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../src/ask/answer-question.ts';
import type { QuestionAnswer } from '../../src/ask/answers.ts';
import { corpusOf } from '../../src/bulletin/corpus.ts';
import { truncationLengths } from '../../src/cards/limits.ts';
import { libraryInProcess } from '../../src/question/library.ts';
import { answerTo } from '../ask-library.ts';
import { bundledLibrary, day } from '../bundled-library.ts';

const library = await bundledLibrary();

const today = day('2019-04-22');
const ask = (text: string): Promise<QuestionAnswer> => answerTo(text, library, today);

describe('an answer', () => {
  it('to help has only questions that are answered', async () => {
    const help = await ask('help');
    if (help.kind !== 'help') throw new Error(help.kind);
    expect(help.questions).toEqual(['when does Guardian Consumption end?', 'fines by PBOC since April 2019']);
    for (const question of help.questions) expect(await ask(question)).toMatchObject({ verdict: 'answer' });
  });

  it('to latest lists the newest entries first', async () => {
    const latest = await ask('latest');
    const dates = latest.kind === 'latest' ? latest.entries.map(({ source }) => source.entry.date) : [];
    expect(dates).toEqual(['2019-04-21', '2019-04-20', '2019-04-19', '2019-04-18']);
  });

  it('to latest of a section lists only that section', async () => {
    expect(await ask('latest industry')).toMatchObject({ section: 'industry', entries: { length: 3 } });
  });

  it('to an unknown ID names the nearest ones', async () => {
    expect(await ask('show cn-2019-04-r33')).toMatchObject({ kind: 'unknown_id', id: 'cn-2019-04-r33' });
    expect(await ask('show r3')).toMatchObject({
      kind: 'unknown_id',
      nearest: [{ entry: { id: 'cn-2019-04-r3' } }],
    });
  });

  it.each(['1', '12', '3?', '5 6', '#2'])('to a small number alone finds nothing: %s', async (text) => {
    expect(await ask(text)).toMatchObject({ kind: 'nothing_found' });
  });

  it('to words in no entry says so, and how little was searched', async () => {
    expect(await ask('blockchain')).toMatchObject({
      kind: 'nothing_found',
      suggestion: null,
      shortened: null,
      corpus: { entries: 14, jurisdictions: ['CN'] },
    });
  });

  it('to filters that exclude everything offers the words alone', async () => {
    expect(await ask('section:other facial recognition')).toMatchObject({
      kind: 'nothing_found',
      shortened: 'facial recognition',
    });
  });

  it('begins with the fact that was asked for, and keeps the other entries for the next pages', async () => {
    const answer = await ask('When does Guardian Consumption end?');
    expect(answer).toMatchObject({
      kind: 'results',
      fact: { text: '30 September 2019', field: 'deadline', quote: 'from 1 April to 30 September 2019' },
      page: { number: 1 },
      entries: [{ source: { entry: { id: 'cn-2019-04-r4' } } }],
    });
    if (answer.kind === 'results') expect(answer.page.of).toBe(1 + Math.ceil((answer.total - 1) / 3));
  });

  it('with more hits than fit on a page has pages, and a page after the last is the last', async () => {
    const request = { kind: 'search', words: 'personal information', page: 99 } as const;
    const answer = await answerQuestion(request, library, today);
    if (answer.kind !== 'results') throw new Error(answer.kind);
    expect(answer.page.of).toBe(Math.ceil(answer.total / 3));
    expect(answer.page.number).toBe(answer.page.of);
    expect(answer.entries.length).toBeGreaterThan(0);
  });

  it('with a body too long for a card has all of it, in parts', async () => {
    const body = Array.from({ length: 400 }, (_, i) => `Sentence number ${i} of a long body.`).join(' ');
    const [bulletin] = library.corpus.bulletins;
    const [entry] = bulletin?.entries ?? [];
    if (!bulletin || !entry) throw new Error('the bundled bulletin has entries');
    const long = libraryInProcess(corpusOf([{ ...bulletin, entries: [{ ...entry, body }] }]));
    const parts: string[] = [];
    for (const page of [1, 2, 3, 4, 5]) {
      const answer = await answerQuestion({ kind: 'show', id: entry.id, page }, long, today);
      if (answer.kind === 'entry') parts.push(answer.part);
    }
    expect(parts.join(' ')).toBe(body);
    for (const part of parts) expect(JSON.stringify(part).length - 2).toBeLessThanOrEqual(truncationLengths.body);
  });
});
