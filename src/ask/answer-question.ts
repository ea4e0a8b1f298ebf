import levenshtein from 'damerau-levenshtein';
import type { Corpus, CorpusEntry } from '../bulletin/corpus.ts';
import { datedEntry } from '../bulletin/dated-deadlines.ts';
import { pageOf } from '../cards/buttons.ts';
import { fittingLength } from '../cards/limits.ts';
import type { Library } from '../question/library.ts';
import { longestRequest, type Question, type Request } from '../question/request.ts';
import { excerptOf } from '../search/excerpt.ts';
import type { CalendarDate } from '../time/calendar-date.ts';
import { answerDeadlines } from './answer-deadlines.ts';
import { answerSearch } from './answer-search.ts';
import type { CorpusStats, EntryAnswer, HelpAnswer, LatestAnswer, QuestionAnswer } from './answers.ts';

/** Answers a question from the library, as of a day. Pure: the same three give the same answer. */
export function answerRequest(request: Question, library: Library, today: CalendarDate): QuestionAnswer {
  switch (request.kind) {
    case 'help':
      return answerHelp(library);
    case 'search':
      return answerSearch(request, library, today);
    case 'latest':
      return answerLatest(request, library, today);
    case 'latest_of_unknown_section':
      return { kind: 'unknown_section', words: request.words };
    case 'show':
      return answerShow(request, library, today);
    case 'deadlines':
      return answerDeadlines(request, library, today);
    case 'incomplete':
      return { kind: 'incomplete', verb: request.verb, example: exampleOf(request.verb, library) };
    case 'near_verb':
      return { kind: 'near_verb', typed: request.typed, meant: request.meant, words: request.words };
    case 'too_long':
      return { kind: 'too_long', length: request.length, longest: longestRequest };
  }
}

function exampleOf(verb: 'search' | 'show', library: Library): string {
  const { searches, showId } = answerHelp(library);
  return verb === 'show' ? `show ${showId ?? 'ID'}` : `search ${searches[0] ?? 'WORDS'}`;
}

/** What the app can do, with examples that work on the present corpus. */
export function answerHelp(library: Library): HelpAnswer {
  const { newest, searches, limits } = library;
  return {
    kind: 'help',
    searches,
    limits: limits(),
    showId: newest[0]?.entry.id ?? null,
    corpus: corpusFacts(library),
  };
}

// The newest bulletin is told by its month or day of issue.
function corpusFacts({ corpus, deadlines }: Library): CorpusStats {
  const issued = corpus.bulletins.map((bulletin) => bulletin.issued).sort();
  return {
    bulletins: corpus.bulletins.length,
    entries: corpus.entries.length,
    deadlines: deadlines.length,
    newest: issued.at(-1) ?? null,
  };
}

const latestOnPage = 4;

/** The newest entries, of a section or of all. */
function answerLatest(
  request: Extract<Request, { kind: 'latest' }>,
  { newest }: Library,
  today: CalendarDate,
): LatestAnswer {
  const { section } = request;
  const all = newest.filter(({ entry }) => section === null || entry.section === section);
  const { items, page } = pageOf(all, { number: request.page, size: latestOnPage });
  const entries = items.map((source) => ({
    ...datedEntry(source, today),
    excerpt: excerptOf(source.entry.body, new Set()),
  }));
  return { kind: 'latest', request, section, total: all.length, entries, page };
}

/** The longest part of a body on one card, counted as JSON writes it: a card of Slack holds about 12,000 in all. */
export const longestPart = 5000;

/** One entry in full, or the ids that resemble the one asked for. */
export function answerShow(
  request: Extract<Request, { kind: 'show' }>,
  { corpus }: Library,
  today: CalendarDate,
): QuestionAnswer {
  const source = corpus.byId.get(request.id);
  return source
    ? entryAnswer(request, source, today)
    : { kind: 'unknown_id', id: request.id, nearest: nearestIds(corpus, request.id) };
}

function entryAnswer(
  request: Extract<Request, { kind: 'show' }>,
  source: CorpusEntry,
  today: CalendarDate,
): EntryAnswer {
  const { items, page } = pageOf(partsOf(source.entry.body), { number: request.page, size: 1 });
  const entry = datedEntry(source, today);
  return { kind: 'entry', request, entry, mayCorrect: false, part: items[0] ?? '', page };
}

// Cut at the last line, sentence or word before the limit, so that no word is parted where it can be helped.
function partsOf(body: string): readonly string[] {
  const parts: string[] = [];
  let rest = body.trim();
  for (
    let fits = fittingLength(rest, longestPart);
    fits < rest.length;
    fits = fittingLength(rest, longestPart)
  ) {
    const at = cutBefore(rest, fits);
    parts.push(rest.slice(0, at).trim());
    rest = rest.slice(at).trim();
  }
  return [...parts, rest];
}

function cutBefore(text: string, limit: number): number {
  const marks = ['\n', '. ', '。', ' '].map(
    (mark) => text.lastIndexOf(mark, limit - mark.length) + mark.length,
  );
  return marks.find((at) => at > limit / 2) ?? limit;
}

function nearestIds(corpus: Corpus, id: string): readonly CorpusEntry[] {
  const asked = id.slice(0, 100);
  return corpus.entries
    .map((source) => ({ source, distance: distanceTo(asked, source.entry.id) }))
    .filter(({ distance }) => distance <= 3)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ source }) => source);
}

// "r3" is how one speaks of an id: the end alone is as near as one slip.
const distanceTo = (asked: string, id: string): number =>
  id.endsWith(`-${asked}`) ? 1 : levenshtein(asked, id).steps;
