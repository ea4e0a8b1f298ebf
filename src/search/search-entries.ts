import { type CorpusEntry, jurisdictionOf } from '../bulletin/corpus.ts';
import { isOver } from '../bulletin/standing.ts';
import type { CalendarDate } from '../time/calendar-date.ts';
import type { SearchIndex } from './index/build-index.ts';
import type { EntryIndex } from './index/entry-index.ts';
import { bestEntries } from './rank/best.ts';
import { isName } from './rank/question-parts.ts';
import { type Reading, type ReadPart, readQuestion } from './rank/read-question.ts';

/** An entry that answers a query. */
interface Hit {
  readonly source: CorpusEntry;
  /** Comparable within one query only. */
  readonly score: number;
  /** The index terms that were searched, for marking them in an excerpt. */
  readonly terms: ReadonlySet<string>;
  /** What of the question the entry has not, as it was typed. */
  readonly lacks: readonly string[];
}

/** How one word of a query was read. */
export interface ReadWord {
  readonly word: string;
  readonly reading: Reading;
}

/**
 * Whether the question is answered: `answer` where the best entry holds most of it, `closest` where it holds some of
 * it, `none` where nothing of it is in any entry.
 */
export type Verdict = 'answer' | 'closest' | 'none';

/** The entries that answer a query, and how its words were read. */
export interface FoundEntries {
  readonly verdict: Verdict;
  /** How much of the query the best entry holds, 0 to 1. */
  readonly coverage: number;
  /** Whether the best entry lacks a law, authority, place or company that the query names. */
  readonly lacksName: boolean;
  readonly words: readonly ReadWord[];
  /** Best first, at most as many as were wanted. */
  readonly hits: readonly Hit[];
  /** How many there are. */
  readonly total: number;
  /**
   * The query with its unknown words replaced by the nearest known ones; null where that has no answer, or there is
   * nothing to mend.
   */
  readonly suggestion: string | null;
}

/** What an entry should rather be, beside having the words. */
export interface Condition {
  /** In words, to say that an entry lacks it. */
  readonly text: string;
  readonly isMet: (source: CorpusEntry) => boolean;
}

/** What limits a search. */
export interface Limits {
  /** Tells whether an entry may answer at all; all may where it is left out. */
  readonly fits?: (source: CorpusEntry) => boolean;
  /** What counts as words of the question do. */
  readonly conditions?: readonly Condition[];
  /** How many hits are wanted; all where it is left out. */
  readonly most?: number;
  /** The day as of which it is searched: what is over by then comes a little later. */
  readonly today?: CalendarDate;
  /** Whether what each hit lacks is wanted, however many there are; else that of the first 50. */
  readonly comparesAll?: boolean;
}

/**
 * Finds the entries that hold words of the query, best first. A name of a law, an authority or a theme finds its
 * other names; everyday words find others for the same thing, which count less; every word counts in any form
 * (stemming), the exact form counts extra; a word that no entry holds is searched by similar ones. Rare words count
 * more than common ones. Nothing is refused: the verdict says how much of the query the best entry holds.
 */
export function searchEntries(index: SearchIndex, query: string, limits: Limits = {}): FoundEntries {
  const { parts, mended } = readQuestion(index.entries, query);
  const found = foundBy(index, parts, limits);
  const isOffered =
    mended !== null &&
    foundBy(index, readQuestion(index.entries, mended).parts, { ...limits, most: 1 }).verdict === 'answer';
  return { words: readWords(parts), ...found, suggestion: isOffered ? mended : null };
}

function foundBy(
  { entries, scorer }: SearchIndex,
  parts: readonly ReadPart[],
  { fits, most, today, conditions = [], comparesAll = false }: Limits,
): Pick<FoundEntries, 'verdict' | 'coverage' | 'lacksName' | 'hits' | 'total'> {
  const { ranked, total } = bestEntries(entries, scorer.scoresOf(parts, conditions.length), {
    fits: fits ?? null,
    conditions: conditions.map(({ isMet }) => isMet),
    parts: parts.length,
    isOver: today === undefined ? () => false : (source) => isOver(source, today),
    most: most ?? Number.POSITIVE_INFINITY,
  });
  const terms = new Set(parts.flatMap(({ lookup }) => lookup.terms.map(({ term }) => term)));
  const asked = { entries, parts, conditions };
  const [best] = ranked;
  const lacked = best ? lackedParts(best.document, asked) : [];
  const lacksName = lacked.some(({ part }) => isName(part));
  const isTold = contentShare(parts, lacked) >= leastContent;
  return {
    coverage: best?.share ?? 0,
    lacksName,
    verdict: best ? verdictOf(best.share, isTold && !lacksName, parts.length + conditions.length) : 'none',
    hits: ranked.map(({ source, score, document }, i) => ({
      source,
      score,
      terms,
      lacks: comparesAll || i < mostCompared ? lackedBy({ source, document }, asked) : [],
    })),
    total,
  };
}

// More are on no page.
const mostCompared = 50;

// An entry about the same country and the same authority tells of something else where it has none of what was asked of them.
function contentShare(parts: readonly ReadPart[], lacked: readonly ReadPart[]): number {
  const content = parts.filter(({ part }) => !isName(part));
  const weightOf = (some: readonly ReadPart[]): number => some.reduce((sum, { lookup }) => sum + lookup.weight, 0);
  return content.length === 0 ? 1 : weightOf(content.filter((part) => !lacked.includes(part))) / weightOf(content);
}

const leastContent = 0.34;

/** Whether an entry with that share of the question answers it: without the name that was asked for none does. */
function verdictOf(share: number, mayAnswer: boolean, parts: number): Verdict {
  if (share === 0) return 'none';
  return mayAnswer && share >= (leastShares[parts] ?? leastShareOfMany) ? 'answer' : 'closest';
}

// By the number of parts: of a few words each is meant, of a sentence some only frame it.
const leastShares = [0, 0.6, 0.6, 0.55, 0.5];
const leastShareOfMany = 0.42;

interface Asked {
  readonly entries: EntryIndex;
  readonly parts: readonly ReadPart[];
  readonly conditions: readonly Condition[];
}

function lackedBy(
  { source, document }: { readonly source: CorpusEntry; readonly document: number },
  asked: Asked,
): readonly string[] {
  return [
    ...lackedParts(document, asked).map(({ part }) => part.text),
    ...asked.conditions.filter(({ isMet }) => !isMet(source)).map(({ text }) => text),
  ];
}

function lackedParts(document: number, { entries, parts }: Asked): readonly ReadPart[] {
  const source = entries.entryOf(document);
  const home = source && jurisdictionOf(source);
  return parts.filter(({ part, lookup: { terms, atLeast, combine } }) => {
    // An entry seldom names the country whose news it is.
    const isAtHome = part.kind === 'concept' && part.mention.concept.kind === 'place';
    if (isAtHome && part.mention.concept.jurisdiction === home) return false;
    const held = terms.filter(({ term }) => entries.holds(term, document));
    const shares = held.map(({ share }) => share);
    const share = combine === 'best' ? Math.max(0, ...shares) : shares.reduce((sum, one) => sum + one, 0);
    return held.length < atLeast || share < leastHeld;
  });
}

// A wider or narrower term is not what was asked for.
const leastHeld = 0.4;

const readWords = (parts: readonly ReadPart[]): readonly ReadWord[] =>
  parts.map(({ part, reading }) => ({
    word: part.kind === 'word' ? part.text.toLowerCase() : part.text,
    reading,
  }));
