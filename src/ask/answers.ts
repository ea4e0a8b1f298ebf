import type { Section } from '../bulletin/bulletin.ts';
import type { CorpusEntry, DatedDeadline, DatedEntry } from '../bulletin/corpus.ts';
import type { Page } from '../cards/buttons.ts';
import type { DeadlineState } from '../desk/deadline-state.ts';
import type { Fact } from '../question/facts/fact.ts';
import type { EntryOrder, UnparsedPart } from '../question/query.ts';
import type { Question, Request } from '../question/request.ts';
import type { ListedEntry } from '../search/excerpt.ts';
import type { ReadWord, Verdict } from '../search/search-entries.ts';
import type { CalendarDate } from '../time/calendar-date.ts';
import type { Hit } from './hit-blocks.ts';

/** The answer to a question. */
export type QuestionAnswer =
  | HelpAnswer
  | ResultsAnswer
  | NothingFoundAnswer
  | LatestAnswer
  | EntryAnswer
  | DeadlinesAnswer
  | { readonly kind: 'unknown_id'; readonly id: string; readonly nearest: readonly CorpusEntry[] }
  | { readonly kind: 'incomplete'; readonly verb: 'search' | 'show'; readonly example: string }
  /** The request says all there is to say. */
  | Extract<Question, { kind: 'latest_of_unknown_section' | 'near_verb' | 'too_long' }>;

/** What was done about deadlines where they are shown, by printed key; empty outside Slack. */
export type DeadlineStates = ReadonlyMap<string, DeadlineState>;

/** What the app can do, with examples that find something in this corpus. */
export interface HelpAnswer {
  readonly kind: 'help';
  /** Questions that are answered, each with its answer in this corpus. */
  readonly questions: readonly string[];
  readonly corpus: CorpusStats;
}

/** How much the corpus holds. */
export interface CorpusStats {
  readonly bulletins: number;
  readonly entries: number;
  readonly deadlines: number;
  /** ISO 3166 codes. */
  readonly jurisdictions: readonly string[];
  /** The month or day of the newest issue; null if there is none. */
  readonly newest: string | null;
  /** The month or year of the newest account that an entry was written from; null if none says. */
  readonly newestAccount: string | null;
  /** The last day on which an entry was checked; null if none says. */
  readonly lastChecked: CalendarDate | null;
}

/** How a question was read. */
interface ReadQuestion {
  /** Its filters in words, a phrase each. */
  readonly understood: readonly string[];
  /** The parts that look like filters and could not be read. */
  readonly unparsed: readonly UnparsedPart[];
}

interface SearchAnswer extends ReadQuestion {
  readonly query: string;
  readonly words: readonly ReadWord[];
  /** The query with its spelling corrected; null if there is nothing to correct. */
  readonly suggestion: string | null;
}

/** The entries that match a search, best first. */
export interface ResultsAnswer extends SearchAnswer {
  readonly kind: 'results';
  readonly request: Request;
  readonly verdict: Exclude<Verdict, 'none'>;
  /** Null where the best match comes first. */
  readonly order: EntryOrder | null;
  readonly total: number;
  readonly entries: readonly Hit[];
  /** The fact that answers; it has the first page to itself. */
  readonly fact: FactAnswer | null;
  /** The only entry there is, in full. */
  readonly single: EntryAnswer | null;
  /** Whether the requester is a curator. */
  readonly mayCorrect: boolean;
  readonly page: Page;
}

/** A fact, the entry that it is from, and the day from which days are counted. */
export interface FactAnswer extends Fact {
  readonly source: CorpusEntry;
  readonly today: CalendarDate;
}

/** A search that found nothing. */
export interface NothingFoundAnswer extends SearchAnswer {
  readonly kind: 'nothing_found';
  /** What was typed without its filters; null where it has none. */
  readonly shortened: string | null;
  readonly corpus: CorpusStats;
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

/** One entry in full. A body too long for one card has several pages. */
export interface EntryAnswer {
  readonly kind: 'entry';
  readonly request: Request;
  readonly entry: DatedEntry;
  /** The entries that it replaces. */
  readonly earlier: readonly CorpusEntry[];
  /** The entries that replace it. */
  readonly newer: readonly CorpusEntry[];
  /** Whether the requester is a curator, who can correct it. */
  readonly mayCorrect: boolean;
  readonly states: DeadlineStates;
  /** The zone in which the days of states are told. */
  readonly zone: string;
  /** The page of the body. */
  readonly part: string;
  readonly page: Page;
}

/** Upcoming deadlines, soonest first, and past ones, latest first. */
export interface DeadlinesAnswer extends ReadQuestion {
  readonly kind: 'deadlines';
  readonly request: Request;
  /** In words, to what the list is narrowed since the rest does not concern the workspace; empty where nothing is left out. */
  readonly narrowed: readonly string[];
  readonly today: CalendarDate;
  readonly upcoming: readonly DatedDeadline[];
  readonly past: readonly DatedDeadline[];
  /** Where none is on the days that were asked for: those nearest to them. */
  readonly nearest: readonly DatedDeadline[];
  /** Those of this page, upcoming before past. */
  readonly shown: readonly DatedDeadline[];
  readonly states: DeadlineStates;
  readonly page: Page;
}
