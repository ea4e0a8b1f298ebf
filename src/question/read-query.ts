import type { ConceptTable } from '../search/concepts/concept-table.ts';
import { wordsOf } from '../search/words.ts';
import { printRange } from './print-query.ts';
import {
  type AskedTime,
  type Filters,
  intersectTimes,
  mergedValues,
  type PenaltyRange,
  type Query,
  type Reading,
  type UnparsedPart,
  type ValueFilters,
} from './query.ts';
import { plainForms, type QueryPart, queryParts, splitQuery } from './query-parts.ts';
import { commonRange } from './read-amounts.ts';
import { typedNegation } from './read-negation.ts';
import { askForDeadlines, askForEntries, type PlainReading } from './read-plain-words.ts';
import { placedWords, type WordRole } from './word-roles.ts';

/**
 * Reads a query: filters (`section:enforcement from:2019-03`), `"phrases"`, `-exclusions` and `OR`, and the same in plain
 * words, English and Chinese. Never fails: what cannot be read is searched as words and told in `unread`.
 */
export function readQuery(text: string, reading: Reading): Query {
  const parts = queryParts(splitQuery(typedNegation(americaInFull(plainForms(text)), reading.concepts)), reading);
  // A list of deadlines holds just what was asked for; of entries the nearest may answer.
  const isList = reading.about === 'deadlines';
  const plainText = each(parts, 'plain')
    .map((part) => part.text)
    .join(' ');
  const plain = isList ? askForDeadlines(plainText, reading) : askForEntries(plainText, reading);
  const typed: Asked = {
    times: each(parts, 'time').map(({ time }) => time),
    ranges: each(parts, 'penalty').map(({ range }) => range),
    values: each(parts, 'values').map(({ values }) => values),
  };
  const meant: Asked = { times: plain.times, ranges: plain.penalty ? [plain.penalty] : [], values: [plain.values] };
  const limits = filtersOf(isList ? joined(typed, meant) : typed);
  const leaning = filtersOf(isList ? { times: [], ranges: [], values: [] } : meant);
  return {
    text,
    today: reading.today,
    plain: parts
      .flatMap((part) =>
        'words' in part ? part.words : part.kind === 'plain' || part.kind === 'phrase' ? part.text : [],
      )
      .join(' '),
    words: wordsIn(parts, plain, reading.concepts),
    phrases: each(parts, 'phrase').map(({ text: phrase }) => phrase),
    alternatives: each(parts, 'either').map(({ terms }) => terms),
    excluded: each(parts, 'excluded').map(({ term }) => term),
    filters: limits.filters,
    leaning: leaning.filters,
    order: plain.order,
    without: mergedValues(each(parts, 'without').map((part) => part.values)),
    unread: [...each(parts, 'unread').map((part) => part.unread), ...plain.unread, ...limits.unread, ...leaning.unread],
  };
}

// Of all names of places only this one is a common word as well.
const americaInFull = (text: string): string =>
  text.replace(/(?<![\w."-])(?:U\.S\.(?:A\.)?|US(?=\W|$)(?![.$"-]\w)|(?<=\b[Tt]he )us(?=\W|$))/g, 'United States');

interface Asked {
  readonly times: readonly AskedTime[];
  readonly ranges: readonly PenaltyRange[];
  readonly values: readonly Partial<ValueFilters>[];
}

const joined = (a: Asked, b: Asked): Asked => ({
  times: [...a.times, ...b.times],
  ranges: [...a.ranges, ...b.ranges],
  values: [...a.values, ...b.values],
});

function filtersOf({ times, ranges, values }: Asked): {
  readonly filters: Filters;
  readonly unread: readonly UnparsedPart[];
} {
  const common = intersectTimes(times);
  const { penalty, unread } = penaltyOf(ranges);
  return { filters: { ...mergedValues(values), ...common.windows, penalty }, unread: [...common.unread, ...unread] };
}

const each = <Kind extends QueryPart['kind']>(
  parts: readonly QueryPart[],
  kind: Kind,
): readonly Extract<QueryPart, { kind: Kind }>[] =>
  parts.filter((part): part is Extract<QueryPart, { kind: Kind }> => part.kind === kind);

// What of a filter could not be read is searched beside the plain words.
function wordsIn(parts: readonly QueryPart[], plain: PlainReading, concepts: ConceptTable): string {
  const literal = parts.flatMap((part) => (part.kind === 'words' || part.kind === 'unread' ? [part.words] : []));
  const words = [plain.words, ...literal].join(' ').replace(/\s+/gu, ' ').trim();
  if (wordsOf(words).length === 0 || smallNumbers.test(words)) return '';
  // "Everything except China": beside what is left out "everything" finds nothing.
  const leavesOut = parts.some(({ kind }) => kind === 'without' || kind === 'excluded');
  return leavesOut && placedWords(words, concepts).every(({ means }) => framing.has(means.role)) ? '' : words;
}

// Of what, it doesn't say; a larger number may be an amount, a year or the number of a law.
const smallNumbers = /^[^\p{L}\d]*\d{1,2}(?:[\s,]+\d{1,2})*[^\p{L}\d]*$/u;

const framing: ReadonlySet<WordRole['role']> = new Set(['function', 'asking', 'generic']);

function penaltyOf(ranges: readonly PenaltyRange[]): {
  readonly penalty: PenaltyRange | null;
  readonly unread: readonly UnparsedPart[];
} {
  const [first, ...others] = ranges;
  if (!first) return { penalty: null, unread: [] };
  const penalty = others.reduce<PenaltyRange | null>((range, one) => range && commonRange(range, one), first);
  if (penalty) return { penalty, unread: [] };
  return { penalty: null, unread: [{ text: ranges.map(printRange).join(' '), why: 'no_common_amount' }] };
}
