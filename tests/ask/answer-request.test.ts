import { beforeAll, describe, expect, it } from 'vitest';
import { answerRequest, longestPart } from '../../src/ask/answer-question.ts';
import type { QuestionAnswer } from '../../src/ask/answers.ts';
import { corpusOf } from '../../src/bulletin/corpus.ts';
import { type Library, libraryOf } from '../../src/question/library.ts';
import { answerTo } from '../ask-library.ts';
import { bundledLibrary, day } from '../bundled-library.ts';

let library: Library;

beforeAll(async () => {
  library = await bundledLibrary();
});

const ask = (text: string, from = library): QuestionAnswer => answerTo(text, from, day('2019-04-22'));

describe('an answer', () => {
  it('to help offers only searches that find something', () => {
    const help = ask('help');
    expect(help.kind).toBe('help');
    if (help.kind !== 'help') return;
    const { searches, limits } = help;
    expect(limits.filters).toEqual([
      'section:enforcement',
      'authority:CAC',
      'since April 2019',
      'fines above 100,000 yuan',
    ]);
    expect(limits.words).toHaveLength(2);
    for (const words of [...searches, ...limits.filters, ...limits.words])
      expect(ask(words).kind, words).toBe('results');
  });

  it('to latest tells the newest first', () => {
    const latest = ask('latest');
    const dates = latest.kind === 'latest' ? latest.entries.map(({ source }) => source.entry.date) : [];
    expect(dates).toEqual(['2019-04-21', '2019-04-20', '2019-04-19', '2019-04-18']);
  });

  it('to latest of a section tells that section alone', () => {
    const latest = ask('latest industry');
    expect(latest).toMatchObject({ kind: 'latest', section: 'industry', total: 3 });
  });

  it('to an unknown id names the nearest', () => {
    const unknown = ask('show cn-2019-04-r33');
    expect(unknown).toMatchObject({ kind: 'unknown_id', id: 'cn-2019-04-r33' });
    expect(ask('show r3')).toMatchObject({
      kind: 'unknown_id',
      nearest: [{ entry: { id: 'cn-2019-04-r3' } }],
    });
  });

  it('to words in no entry says so, and offers what finds something', () => {
    const nothing = ask('blockchain');
    expect(nothing).toMatchObject({ kind: 'nothing_found', suggestion: null });
    for (const words of nothing.kind === 'nothing_found' ? nothing.instead : []) {
      expect(ask(words).kind).toBe('results');
    }
  });

  it('with more hits than a page holds is paged, and a page beyond the last is the last', () => {
    const request = { kind: 'search', words: 'personal information', page: 99 } as const;
    const answer = answerRequest(request, library, day('2019-04-22'));
    if (answer.kind !== 'results') throw new Error(answer.kind);
    expect(answer.page.of).toBe(Math.ceil(answer.total / 3));
    expect(answer.page.number).toBe(answer.page.of);
    expect(answer.entries.length).toBeGreaterThan(0);
  });

  it('with a body too long for a card tells it whole over several parts', () => {
    const sentences = Array.from({ length: 400 }, (_, i) => `Sentence number ${i} of a long body.`);
    const [bulletin] = library.corpus.bulletins;
    const [entry] = bulletin?.entries ?? [];
    if (!bulletin || !entry) throw new Error('the bundled bulletin has entries');
    const long = libraryOf(corpusOf([{ ...bulletin, entries: [{ ...entry, body: sentences.join(' ') }] }]));
    const parts = [1, 2, 3].map((page) =>
      answerRequest({ kind: 'show', id: entry.id, page }, long, day('2019-04-22')),
    );
    const told = parts.map((part) => (part.kind === 'entry' ? part.part : ''));
    expect(told.join(' ')).toBe(sentences.join(' '));
    for (const part of told) expect(JSON.stringify(part).length - 2).toBeLessThanOrEqual(longestPart);
  });
});
