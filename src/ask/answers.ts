import type { Section } from '../bulletin/bulletin.ts';
import type { CorpusEntry } from '../bulletin/corpus.ts';
import type { DatedDeadline, DatedEntry } from '../bulletin/dated-deadlines.ts';
import type { Page } from '../cards/buttons.ts';
import type { ExampleFilters } from '../question/examples.ts';
import type { UnparsedPart } from '../question/query.ts';
import type { Request } from '../question/request.ts';
import type { ListedEntry } from '../search/excerpt.ts';
import type { Facets } from '../search/rank/facets.ts';
import type { ReadWord } from '../search/search-entries.ts';
import type { CalendarDate } from '../time/calendar-date.ts';

/** What is said to a question. */
export type QuestionAnswer =
  | HelpAnswer
  | ResultsAnswer
  | NothingFoundAnswer
  | LatestAnswer
  | EntryAnswer
  | DeadlinesAnswer
  | { readonly kind: 'unknown_id'; readonly id: string; readonly nearest: readonly CorpusEntry[] }
  | { readonly kind: 'unknown_section'; readonly words: string }
  | { readonly kind: 'incomplete'; readonly verb: 'search' | 'show'; readonly example: string }
  | { readonly kind: 'near_verb'; readonly typed: string; readonly meant: Request; readonly words: string }
  | { readonly kind: 'too_long'; readonly length: number; readonly longest: number };

/** What the app can do, with examples that find something in the present corpus. */
export interface HelpAnswer {
  readonly kind: 'help';
  readonly searches: readonly string[];
  readonly limits: ExampleFilters;
  readonly showId: string | null;
  readonly corpus: CorpusStats;
}

/** What the corpus holds. */
export interface CorpusStats {
  readonly bulletins: number;
  readonly entries: number;
  readonly deadlines: number;
  readonly newest: string | null;
}

/** How a question was read. */
interface ReadQuestion {
  /** How it was understood, a phrase each; empty where it is nothing but words. */
  readonly understood: readonly string[];
  /** What of it could not be read and sets no limit. */
  readonly unread: readonly UnparsedPart[];
}

/** The entries that answer a search, best first. */
export interface ResultsAnswer extends ReadQuestion {
  readonly kind: 'results';
  readonly request: Request;
  readonly query: string;
  readonly words: readonly ReadWord[];
  readonly suggestion: string | null;
  readonly total: number;
  /** How many of them there are of each section, authority and year, where the question does not limit that already. */
  readonly facets: Facets;
  readonly entries: readonly ListedEntry[];
  readonly page: Page;
}

/** A search without a hit, and what to do instead. */
export interface NothingFoundAnswer extends ReadQuestion {
  readonly kind: 'nothing_found';
  readonly query: string;
  readonly words: readonly ReadWord[];
  readonly suggestion: string | null;
  /** Searches that find something. */
  readonly instead: readonly string[];
}

/** The newest entries, of one section or of all. */
export interface LatestAnswer {
  readonly kind: 'latest';
  readonly request: Request;
  readonly section: Section | null;
  readonly total: number;
  readonly entries: readonly ListedEntry[];
  readonly page: Page;
}

/** One entry in full. A body too long for a card is told over several pages. */
export interface EntryAnswer {
  readonly kind: 'entry';
  readonly request: Request;
  readonly entry: DatedEntry;
  /** Whether who asked is a curator, to whom the means to correct it are offered. */
  readonly mayCorrect: boolean;
  readonly part: string;
  readonly page: Page;
}

/** What is coming, soonest first, and what has passed, latest first. */
export interface DeadlinesAnswer extends ReadQuestion {
  readonly kind: 'deadlines';
  readonly request: Request;
  readonly today: CalendarDate;
  readonly upcoming: readonly DatedDeadline[];
  readonly past: readonly DatedDeadline[];
  /** Those on this page, coming before passed. */
  readonly shown: readonly DatedDeadline[];
  readonly page: Page;
}
