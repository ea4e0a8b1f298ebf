import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { corpusOf } from '../../src/bulletin/corpus.ts';
import {
  deadlines,
  deadlinesAnswer,
  deadlinesArguments,
  search,
  searchAnswer,
  searchArguments,
  show,
  showAnswer,
  showArguments,
} from '../../src/clients/answers.ts';
import { type Library, libraryInProcess } from '../../src/question/library.ts';
import { answerTo } from '../ask-library.ts';
import { arbitraryBulletin, hostileText } from '../bulletin/arbitrary-bulletin.ts';
import { bulletinOf } from '../bulletin-of.ts';
import { bundledLibrary, day, livingLibrary } from '../bundled-library.ts';

const sample = await bundledLibrary();
const living = await livingLibrary();
const today = day('2019-04-22');

const searching = (query: string, library = sample, more: object = {}) =>
  search(searchArguments.parse({ query, ...more }), { library, today });
const listing = (asked: object = {}, library = sample) =>
  deadlines(deadlinesArguments.parse(asked), { library, today });
const showing = (id: string, library = sample) => show(showArguments.parse({ id }), { library, today });

const questions = [
  'facial recognition',
  'when does the App campaign end?',
  'how much was Heron Air fined?',
  'section:enforcement',
  'blockchain',
  'fasial recogniton',
  '个人信息',
  'deadlines MIIT',
  'help',
  '<!channel> *_~ `code`',
];

describe('a search', () => {
  it.each(questions)('answers %j as the command does', async (question) => {
    const data = await searching(question, living);
    const card = await answerTo(`search ${question}`, living, today);
    if (card.kind !== 'results')
      return expect(data).toMatchObject({ verdict: 'none', entries: [], fact: null, total: 0 });
    expect(data).toMatchObject({ verdict: card.verdict, total: card.total, suggestion: card.suggestion });
    expect([data.fact?.text, data.fact?.quote, data.fact?.entryId]).toEqual([
      card.fact?.text,
      card.fact?.quote,
      card.fact?.source.entry.id,
    ]);
    expect(data.entries.map(({ id }) => id)).toEqual(
      expect.arrayContaining(card.entries.map(({ source }) => source.entry.id)),
    );
  });

  it('quotes what stands in the entry, to the end of a sentence', async () => {
    const found = await Promise.all(questions.map((question) => searching(question, living, { limit: 20 })));
    for (const { id, quote, deadlines: days } of found.flatMap(({ entries }) => entries)) {
      const { entry } = living.corpus.byId.get(id) ?? {};
      expect(entry?.body.replace(/\s+/gu, ' ')).toContain(quote);
      expect(quote.length).toBeGreaterThan(20);
      for (const one of days) expect(`${entry?.title}\n${entry?.body}`).toContain(one.quote);
    }
  });

  it('lists the newest where nothing or "latest" is asked for, a page at a time', async () => {
    const { entries, total, pages } = await searching('', living, { limit: 10 });
    expect(entries.map(({ id }) => id)).toEqual(living.newest.slice(0, 10).map(({ entry }) => entry.id));
    expect([total, pages]).toEqual([living.newest.length, Math.ceil(living.newest.length / 10)]);
    const second = await searching('latest', living, { limit: 10, page: 2 });
    expect(second.entries.map(({ id }) => id)).toEqual(living.newest.slice(10, 20).map(({ entry }) => entry.id));
  });

  it('goes through all that was found, each entry once', async () => {
    const { total, pages } = await searching('section:enforcement', living, { limit: 20 });
    const all: string[] = [];
    for (let page = 1; page <= pages; page += 1)
      all.push(...(await searching('section:enforcement', living, { limit: 20, page })).entries.map(({ id }) => id));
    expect([all.length, new Set(all).size]).toEqual([total, total]);
  });
});

describe('an entry', () => {
  it('is shown whole, with its sources and what replaces it', async () => {
    for (const { entry, supersededBy } of living.corpus.entries) {
      const shown = await showing(` ${entry.id.toUpperCase()} `, living);
      const { checked = null, doubt } = entry;
      expect(shown).toMatchObject({ entry: { id: entry.id, body: entry.body, checked, replacedBy: supersededBy } });
      if ('entry' in shown && doubt !== undefined) expect(shown.entry.doubts).toContain(doubt);
    }
  });

  it('that does not exist leads to those that do', async () => {
    expect(await showing('cn-2019-04-r33')).toEqual({
      problem: expect.stringMatching(/^There is no entry cn-2019-04-r33\. Did you mean cn-2019-04-r3\b/),
    });
    expect(await showing('nothing-like-it')).toEqual({ problem: 'There is no entry nothing-like-it. Search for it.' });
  });
});

describe('deadlines', () => {
  const at = (text: string) => ({ date: day(text), start: null, quote: `until ${text}` });
  const rules = {
    title: 'Rules',
    body: 'Comments until 2019-05-04, until 2019-04-01, until 2019-06-03.',
    deadlines: [
      { kind: 'consultation_close', status: 'confirmed', ...at('2019-05-04') },
      { kind: 'filing_deadline', status: 'extracted', ...at('2019-04-01') },
      { kind: 'other', status: 'unconfirmed', ...at('2019-06-03') },
    ],
  };
  const bulletin = (id: string, jurisdiction: string, issued: string) =>
    bulletinOf({ id, title: id, issued, jurisdiction }, [rules]);
  const bulletins = [bulletin('cn-1', 'CN', '2019-03'), bulletin('eu-1', 'EU', '2019-04-21')];
  const open: Library = libraryInProcess(corpusOf(bulletins));
  const scoped: Library = libraryInProcess(corpusOf(bulletins, { scope: { jurisdictions: ['EU'], topics: [] } }));
  const ids = (list: readonly { readonly entryId: string; readonly date: string }[]) =>
    list.map(({ entryId, date }) => `${entryId} ${date}`);

  it('are the coming ones, and past ones if they are asked for', () => {
    const { coming, past, totals } = listing({}, open);
    expect(ids(coming)).toEqual([
      'cn-1-r1 2019-05-04',
      'eu-1-r1 2019-05-04',
      'cn-1-r1 2019-06-03',
      'eu-1-r1 2019-06-03',
    ]);
    expect([past, totals]).toEqual([[], { coming: 4, past: 2 }]);
    expect(ids(listing({ past: 'include' }, open).past)).toEqual(['cn-1-r1 2019-04-01', 'eu-1-r1 2019-04-01']);
  });

  it('say what is not confirmed, and what must be said of the day', () => {
    const [first, , doubtful] = listing({}, open).coming;
    expect(first).toMatchObject({ certainty: 'confirmed', daysLeft: 12, notes: [expect.stringContaining('Saturday')] });
    expect(doubtful).toMatchObject({ status: 'unconfirmed', certainty: 'not confirmed yet' });
  });

  it('are those of the workspace, unless everywhere is asked for', () => {
    expect(listing({}, scoped)).toMatchObject({ totals: { coming: 2 }, narrowedTo: ['European Union only'] });
    expect(listing({ filter: 'everywhere' }, scoped)).toMatchObject({ totals: { coming: 4 }, narrowedTo: [] });
  });

  it('as of another day are those that were known by then', () => {
    const { asOf, coming } = listing({ today: '2019-04-20' }, open);
    expect([asOf, ids(coming)]).toEqual(['2019-04-20', ['cn-1-r1 2019-05-04', 'cn-1-r1 2019-06-03']]);
  });

  it('come a page at a time; where none is on the days, the nearest ones come', () => {
    expect(ids(listing({ limit: 3, page: 2 }, open).coming)).toEqual(['eu-1-r1 2019-06-03']);
    const { coming, nearest } = listing({ filter: 'in July 2019' }, open);
    expect([coming, ids(nearest)]).toEqual([[], expect.arrayContaining(['cn-1-r1 2019-06-03'])]);
  });
});

it.each([
  [searchArguments, { query: 'x'.repeat(301) }, 'query must have at most 300 characters'],
  [searchArguments, { query: 'x', limit: 21 }, 'limit must be a whole number from 1 to 20'],
  [searchArguments, { query: 'x', limit: 'many' }, 'limit must be a whole number from 1 to 20'],
  [searchArguments, { query: 'x', page: 0.5 }, 'page must be a whole number from 1 to 200'],
  [showArguments, { id: ' ' }, 'id must not be empty'],
  [deadlinesArguments, { today: '2019-02-30' }, 'today must be a day, written YYYY-MM-DD'],
  [deadlinesArguments, { past: 'yes' }, 'past must be include or leave_out'],
  [deadlinesArguments, { jurisdiction: 'EU' }, ' Unrecognized key: "jurisdiction"'],
])('arguments that cannot be read are refused with the reason: %# %j', (schema, given, message) => {
  const issues = schema.safeParse(given).error?.issues ?? [];
  expect(issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)).toEqual([message]);
});

it('every answer is what its schema promises, whatever the bulletin and the words', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryBulletin, hostileText, fc.integer({ min: 1, max: 3 }), async (bulletin, words, page) => {
      const library = libraryInProcess(corpusOf([bulletin]));
      const query = words.slice(0, 300);
      searchAnswer.parse(await searching(query, library, { page }));
      deadlinesAnswer.parse(listing({ filter: query, past: 'include', page }, library));
      for (const { id } of bulletin.entries) showAnswer.parse(await showing(id, library));
    }),
    { numRuns: 60 },
  );
});
