import levenshtein from 'damerau-levenshtein';
import type { Corpus, CorpusEntry } from '../bulletin/corpus.ts';
import type { CalendarDate } from '../time/calendar-date.ts';
import type { EntryAnswer, QuestionAnswer } from './answer.ts';
import { datedEntry } from './dated-deadlines.ts';
import { fittingLength } from './json-size.ts';
import type { Library } from './library.ts';
import { pageOf } from './pages.ts';
import type { Request } from './request.ts';

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
