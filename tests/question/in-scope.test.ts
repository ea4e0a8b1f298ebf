import { describe, expect, it } from 'vitest';
import { answerDeadlines } from '../../src/ask/answer-question.ts';
import { corpusOf } from '../../src/bulletin/corpus.ts';
import type { Scope } from '../../src/bulletin/scope.ts';
import { libraryInProcess } from '../../src/question/library.ts';
import { readQuery } from '../../src/question/read-query.ts';
import { matchingDeadlines, readFilter } from '../../src/subscribe/filter.ts';
import { bulletinOf } from '../bulletin-of.ts';
import { bundledConcepts, day } from '../bundled-library.ts';

const concepts = await bundledConcepts();
const today = day('2026-05-02');

const entry = (jurisdiction: string, title: string) => ({
  jurisdiction,
  title,
  body: 'It applies from 1 June 2026.',
  authorities: jurisdiction === 'US' ? ['FTC'] : [],
  deadlines: [{ kind: 'effective_date', date: '2026-06-01', quote: 'from 1 June 2026', status: 'confirmed' }],
});

const bulletin = bulletinOf({ issued: '2026-05', jurisdiction: 'ZZ' }, [
  entry('US', 'A rule on chatbots'),
  entry('EU', 'An act on the age of minors'),
  entry('CN', 'Measures on data centres'),
  entry('BR', 'A law on facial recognition'),
]);

const library = (scope: Scope | null) => libraryInProcess(corpusOf([bulletin], { scope }), concepts);
const listed = (words: string, scope: Scope | null) => {
  const answer = answerDeadlines({ kind: 'deadlines', words, page: 1 }, library(scope), today);
  return { ids: answer.upcoming.map(({ source }) => source.entry.id), narrowed: answer.narrowed };
};
const euAndChina: Scope = { jurisdictions: ['EU', 'CN'], topics: [] };
const children: Scope = { jurisdictions: [], topics: ['children'] };

describe('of the deadlines', () => {
  it('all are listed where nobody chose', () => {
    expect(listed('', null)).toEqual({ ids: ['x-r1', 'x-r2', 'x-r3', 'x-r4'], narrowed: [] });
  });

  it.each<[words: string, scope: Scope, ids: readonly string[], narrowed: readonly string[]]>([
    ['', euAndChina, ['x-r2', 'x-r3'], ['European Union and China only']],
    ['effective dates', euAndChina, ['x-r2', 'x-r3'], ['European Union and China only']],
    ['next 60 days', euAndChina, ['x-r2', 'x-r3'], ['European Union and China only']],
    ['', children, ['x-r2'], ['Children only']],
    ['', { ...euAndChina, topics: ['children'] }, ['x-r2'], ['European Union and China · Children only']],
    ['', { jurisdictions: ['US'], topics: ['children'] }, [], ['United States · Children only']],
  ])('only those that concern the workspace are: %j', (words, scope, ids, narrowed) => {
    expect(listed(words, scope)).toEqual({ ids, narrowed });
  });

  it.each<[words: string, ids: readonly string[]]>([
    ['in the US', ['x-r1']],
    ['in Brazil', ['x-r4']],
    ['authority:FTC', ['x-r1']],
    ['everywhere', ['x-r1', 'x-r2', 'x-r3', 'x-r4']],
    ['effective dates everywhere', ['x-r1', 'x-r2', 'x-r3', 'x-r4']],
  ])('those that the words name are listed, whatever the choice: %s', (words, ids) => {
    expect(listed(words, euAndChina)).toEqual({ ids, narrowed: [] });
  });

  it('words name a subject in place of the topics, within the jurisdictions', () => {
    expect(listed('facial recognition', children).ids).toEqual(['x-r4']);
    expect(listed('facial recognition', { ...children, jurisdictions: ['EU'] }).ids).toEqual([]);
  });
});

it('search finds what does not concern the workspace', async () => {
  const { find } = library(euAndChina);
  const query = readQuery('chatbots', { today, about: 'entries', concepts });

  expect((await find(query, 3)).hits.map(({ source }) => source.entry.id)).toEqual(['x-r1']);
});

describe('a subscription', () => {
  const matched = (filter: string) =>
    matchingDeadlines(filter, library(euAndChina)).map(({ source }) => source.entry.id);

  it.each([
    ['', ['x-r2', 'x-r3']],
    ['effective dates', ['x-r2', 'x-r3']],
    ['in the US', ['x-r1']],
    ['everywhere', ['x-r1', 'x-r2', 'x-r3', 'x-r4']],
  ])('is limited to what concerns the workspace, unless its filter says otherwise: %j', (filter, ids) => {
    expect(matched(filter)).toEqual(ids);
  });

  it('says to what it is limited', () => {
    expect(readFilter('', library(euAndChina)).understood).toEqual(['European Union and China only']);
  });
});
