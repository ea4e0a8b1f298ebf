import { describe, expect, it } from 'vitest';
import { answerDeadlines } from '../../src/ask/answer-question.ts';
import { isReminded } from '../../src/bulletin/bulletin.ts';
import { corpusOf, issuedBy, jurisdictionOf } from '../../src/bulletin/corpus.ts';
import { sourceUrl } from '../../src/cards/sources.ts';
import { libraryInProcess } from '../../src/question/library.ts';
import { readQuery } from '../../src/question/read-query.ts';
import { day, livingLibrary } from '../bundled-library.ts';

const living = await livingLibrary();
const { corpus, concepts } = living;
const today = day('2026-11-27');
const ofCorpus = corpus.entries.filter(({ bulletin }) => bulletin.id !== 'cn-2019-04');
const upcoming = (library = living) =>
  answerDeadlines({ kind: 'deadlines', words: '', page: 1 }, library, today).upcoming;

it('has at least 80 deadlines ahead on the day on which it was checked, each with a source', () => {
  expect(upcoming().length).toBeGreaterThanOrEqual(80);
  expect(upcoming().filter(({ source }) => sourceUrl(source) === null)).toEqual([]);
});

it('says of each entry from what it was written and when it was checked', () => {
  const silent = ofCorpus.filter(({ entry }) => !entry.sources?.length || entry.checked === undefined);

  expect(silent.map(({ entry }) => entry.id)).toEqual([]);
});

it('reminds of nothing that is in doubt, and says which that is', () => {
  const inDoubt = upcoming().filter(({ deadline }) => !isReminded(deadline));

  expect(inDoubt.length).toBeGreaterThan(0);
  expect(inDoubt.length).toBeLessThan(upcoming().length / 2);
});

it('is not known before its bulletins were issued: in April 2019 there is the sample alone', () => {
  expect(issuedBy(corpus.bulletins, day('2019-04-22')).map(({ id }) => id)).toEqual(['cn-2019-04']);
});

describe('where the European Union and China are chosen', () => {
  const scope = { jurisdictions: ['EU', 'CN'], topics: [] };
  const chosen = libraryInProcess(corpusOf(corpus.bulletins, { scope }), concepts);

  it('deadlines of others are not listed', () => {
    expect(upcoming(chosen).length).toBeGreaterThan(10);
    expect(new Set(upcoming(chosen).map(({ source }) => jurisdictionOf(source)))).toEqual(new Set(scope.jurisdictions));
  });

  it('and are found by search', async () => {
    const query = readQuery('Chile data protection law', { today, about: 'entries', concepts });
    const { hits } = await chosen.find(query, 1);

    expect(hits.map(({ source }) => jurisdictionOf(source))).toEqual(['CL']);
  });
});
