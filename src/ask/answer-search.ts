import { datedEntry } from '../bulletin/corpus.ts';
import { type Page, pageNumbered } from '../cards/buttons.ts';
import { describeQuery } from '../question/describe-query.ts';
import type { Library } from '../question/library.ts';
import { noFilters, noValues, type Query } from '../question/query.ts';
import { readQuery } from '../question/read-query.ts';
import { longestRequest, type Request } from '../question/request.ts';
import { excerptOf } from '../search/excerpt.ts';
import type { CalendarDate } from '../time/calendar-date.ts';
import type { NothingFoundAnswer, ResultsAnswer } from './answers.ts';
import { corpusStats } from './corpus-stats.ts';
import { entryAnswer } from './entry-answer.ts';

/** A few: most readers want one or two entries, and a third to compare. */
const resultsOnPage = 3;
const closestOnPage = 2;

// A button's value may ask for any page, and nobody reads this far.
const mostPages = 200;

// About two lines.
const excerptLength = 200;

/**
 * Answers a search with the fact asked for, a page of entries, or those that come closest; or says that nothing
 * matches.
 * @param size how many entries a page has, outside of cards
 */
export async function answerSearch(
  request: Extract<Request, { kind: 'search' }>,
  library: Library,
  today: CalendarDate,
  size: number | null = null,
): Promise<ResultsAnswer | NothingFoundAnswer> {
  const query = searchQuery(request.words, library, today);
  const found = await library.find(query, hitsOfPages(request.page, size ?? resultsOnPage));
  const { verdict, words, hits, total, suggestion, answer } = found;
  const common = {
    query: request.words.replace(/(?:^|\s)entry:\S+/g, '').trim() || request.words,
    understood: describeQuery(query, { about: 'entries', concepts: library.concepts }),
    unparsed: query.unread,
    words,
    suggestion: suggestion !== null && suggestion.length <= longestRequest ? suggestion : null,
  };
  const [first, second] = hits;
  if (!first || verdict === 'none') {
    return { kind: 'nothing_found', ...common, shortened: unfiltered(query), corpus: corpusStats(library) };
  }
  const layout = size
    ? { first: size, others: size }
    : layoutOf({ hasFact: answer !== null, isClosest: verdict === 'closest' });
  const { page, from, to } = pageOfHits(request.page, layout, total);
  const entries = hits.slice(from, to).map(({ source, terms, lacks }) => ({
    ...datedEntry(source, today),
    excerpt: excerptOf(source.entry.body, terms, { concepts: library.concepts, most: excerptLength }),
    lacks: verdict === 'closest' ? lacks : [],
  }));
  const isSingle = answer === null && verdict === 'answer' && !second && page.number === 1;
  return {
    kind: 'results',
    request,
    ...common,
    verdict,
    order: query.order,
    total,
    entries,
    fact: answer && { ...answer, source: first.source, today },
    single: isSingle ? entryAnswer(first.source, library.corpus, { today, page: 1 }) : null,
    mayCorrect: false,
    page,
  };
}

/** Reads the words of a search. */
export function searchQuery(words: string, { concepts }: Library, today: CalendarDate): Query {
  return readQuery(words, { today, about: 'entries', concepts });
}

/** The number of hits on that many pages. */
export function hitsOfPages(pages: number, size = resultsOnPage): number {
  return Math.min(pages, mostPages) * size;
}

interface Layout {
  /** How many hits the first page has, and each after it. */
  readonly first: number;
  readonly others: number;
}

const layoutOf = ({ hasFact, isClosest }: { readonly hasFact: boolean; readonly isClosest: boolean }): Layout => {
  const others = isClosest ? closestOnPage : resultsOnPage;
  return { first: hasFact ? 1 : others, others };
};

function pageOfHits(
  number: number,
  { first, others }: Layout,
  total: number,
): { readonly page: Page; readonly from: number; readonly to: number } {
  const shown = Math.min(total, hitsOfPages(mostPages, Math.max(others, resultsOnPage)));
  const page = pageNumbered(number, { size: others, total: shown - first + others });
  const to = first + (page.number - 1) * others;
  return { page, from: page.number === 1 ? 0 : to - others, to };
}

// What was typed may find something once its filters and exclusions are left out.
function unfiltered({ filters, without, excluded, words, phrases }: Query): string | null {
  const isFiltered =
    excluded.length > 0 || JSON.stringify([filters, without]) !== JSON.stringify([noFilters, noValues]);
  const rest = [words, ...phrases].join(' ').trim();
  return isFiltered && rest !== '' ? rest : null;
}
