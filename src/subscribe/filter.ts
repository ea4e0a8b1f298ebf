import { isReminded } from '../bulletin/bulletin.ts';
import type { CorpusDeadline, CorpusEntry } from '../bulletin/corpus.ts';
import { everything, type Scope } from '../bulletin/scope.ts';
import { isDirect } from '../cards/errors.ts';
import { scopeTexts } from '../cards/format.ts';
import { t } from '../messages/messages.ts';
import { describeQuery } from '../question/describe-query.ts';
import { isInScope, scopeOfList, withoutEverywhere } from '../question/in-scope.ts';
import type { Library } from '../question/library.ts';
import { matchesDeadline, matchesEntry } from '../question/matches-query.ts';
import { printQuery } from '../question/print-query.ts';
import { noFilters, type Query, type UnparsedPart, type ValueFilters } from '../question/query.ts';
import { readQuery } from '../question/read-query.ts';
import { todayIn } from '../time/calendar-date.ts';
import { isOfOwned, ownedFilter, type Subscription } from './subscription.ts';

/** The filter of a subscription, parsed. */
export interface ParsedFilter {
  readonly matcher: Matcher;
  /** How the filter was understood, a phrase each; empty if it matches everything. */
  readonly understood: readonly string[];
  /** The same for two filters that cover the same, however they are worded: "consultations" and "the consultation". */
  readonly covers: string;
  /** The dates in the filter, valid or not. A subscription takes none, since its reminders are of deadlines on any date. */
  readonly dates: readonly string[];
  /** Filters in it that could not be read, and so set no limit: `section:`, `authority:nobody`. */
  readonly unread: readonly string[];
}

/** What a filter matches. Its answers never change, so they can be kept. */
export interface Matcher {
  readonly deadline: (deadline: CorpusDeadline) => boolean;
  readonly entry: (entry: CorpusEntry) => boolean;
}

/**
 * Parses the filter of a subscription: within what concerns the workspace, unless it says otherwise (see `scopeOfList`). Dates in it are
 * reported and otherwise ignored.
 */
export function readFilter(filter: string, library: Pick<Library, 'concepts' | 'corpus'>): ParsedFilter {
  if (isOfOwned({ filter })) return ofOwned();
  const { concepts } = library;
  const read = (text: string): Query => readQuery(text, { today: anyDay, about: 'deadlines', concepts });
  const { words, asksForAll } = withoutEverywhere(filter);
  const query = read(words);
  const dateless = { ...query, filters: { ...query.filters, dated: null, due: null, datedOrDue: null } };
  const scope = asksForAll ? everything : scopeOfList(query, library);
  const [isDeadline, isEntry] = [matchesDeadline(dateless, concepts), matchesEntry(dateless, concepts)];
  return {
    matcher: {
      deadline: (about) => isInScope(about.source, scope, concepts) && isDeadline(about),
      entry: (source) => isInScope(source, scope, concepts) && isEntry(source),
    },
    understood: [...describeQuery(dateless, { about: 'deadlines', concepts }), ...scopeTexts(scope, concepts.topics)],
    covers: coverage(dateless, scope),
    dates: datesIn(query, words, read),
    unread: query.unread.flatMap(({ text, why }) => (dateProblems.has(why) ? [] : [text])),
  };
}

// A deadline does not say who owns it: who plans, and who posts a digest, asks the desk.
const ofOwned = (): ParsedFilter => ({
  matcher: { deadline: () => false, entry: () => false },
  understood: [t('subscribe.filter.own')],
  covers: ownedFilter,
  dates: [],
  unread: [],
});

/** How a subscription's filter is understood, for everyone who sees it: in a channel "you" is not who subscribed. */
export const understoodThere = (
  subscription: Pick<Subscription, 'filter' | 'channelId'>,
  library: Pick<Library, 'concepts' | 'corpus'>,
): readonly string[] =>
  isOfOwned(subscription) && !isDirect(subscription.channelId)
    ? [t('subscribe.filter.subscribers_own')]
    : readFilter(subscription.filter, library).understood;

/** A filter as a form has it: what can be picked, and the rest as it is typed. */
export type FilterParts = Pick<ValueFilters, (typeof pickable)[number]> & { readonly words: string };

const pickable = ['kinds', 'authorities', 'sections', 'jurisdictions'] as const;

const names = { kinds: 'kind', authorities: 'authority', sections: 'section', jurisdictions: 'jurisdiction' } as const;

/** The filter that the parts of a form make. */
export function joinFilter(parts: Readonly<Record<keyof FilterParts, string | readonly string[]>>): string {
  const picked = pickable.flatMap((part) => (parts[part].length > 0 ? [`${names[part]}:${String(parts[part])}`] : []));
  return [...picked, String(parts.words)].join(' ').normalize('NFKC').replace(/\s+/gu, ' ').trim();
}

/** Takes a filter apart for a form: "consultations by MIIT" is a kind and an authority. The parts cover the same as the filter. */
export function splitFilter(filter: string, library: Pick<Library, 'concepts' | 'corpus'>): FilterParts {
  const nothing = { kinds: [], authorities: [], sections: [], jurisdictions: [] };
  const { words, asksForAll } = withoutEverywhere(filter);
  const query = readQuery(words, { today: anyDay, about: 'deadlines', concepts: library.concepts });
  const { kinds, authorities, sections, jurisdictions } = query.filters;
  const rest = printQuery({ ...query, words: '', filters: { ...query.filters, ...nothing } });
  const parts = {
    kinds,
    authorities,
    sections,
    jurisdictions,
    words: [query.words, rest, ...(asksForAll ? ['everywhere'] : [])].filter((part) => part !== '').join(' '),
  };
  const isSame = readFilter(joinFilter(parts), library).covers === readFilter(filter, library).covers;
  return isSame && query.unread.length === 0 ? parts : { ...nothing, words: filter };
}

// All that limits what matches; the order of values and of words, and their case, don't.
function coverage({ words, phrases, alternatives, excluded, filters, leaning, without }: Query, scope: Scope): string {
  const limits = { words: words.split(' '), phrases, alternatives, excluded, filters, leaning, without, scope };
  return JSON.stringify(limits, (_, value: unknown) =>
    Array.isArray(value) ? value.toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b))) : value,
  ).toLowerCase();
}

/** The deadlines that match the filter of a subscription, soonest first; those in doubt aside. */
export function matchingDeadlines(filter: string, library: Library): readonly CorpusDeadline[] {
  const { matcher } = readFilter(filter, library);
  return library.deadlines.filter((about) => isReminded(about.deadline) && matcher.deadline(about));
}

function datesIn({ filters, unread }: Query, filter: string, read: (text: string) => Query): readonly string[] {
  const invalid = unread.flatMap(({ text, why }) => (dateProblems.has(why) ? [text] : []));
  return windowsOf(filters) === noWindows ? invalid : [...invalid, ...datedWords(filter, read)];
}

const windowsOf = ({ dated, due, datedOrDue }: Query['filters']): string => JSON.stringify([dated, due, datedOrDue]);

const noWindows = windowsOf(noFilters);

// As they were typed: the words without which the dates are others. All of them if each date is given twice.
function datedWords(filter: string, read: (text: string) => Query): readonly string[] {
  const windows = windowsOf(read(filter).filters);
  const words = filter.split(/\s+/u);
  const runs: string[][] = [[]];
  for (const [at, word] of words.entries()) {
    const isDated = windowsOf(read(words.toSpliced(at, 1).join(' ')).filters) !== windows;
    if (isDated) runs.at(-1)?.push(word);
    else runs.push([]);
  }
  const found = runs.filter((run) => run.length > 0).map((run) => run.join(' '));
  return found.length > 0 ? found : [filter];
}

const dateProblems: ReadonlySet<UnparsedPart['why']> = new Set([
  'no_such_day',
  'not_read',
  'ends_before_it_begins',
  'no_common_day',
]);

// A subscription with dates in its filter is refused, so the day from which they are read does not matter.
const anyDay = todayIn('UTC', new Date(0));
