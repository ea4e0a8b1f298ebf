import { findAuthority } from '../bulletin/authorities.ts';
import type { Deadline, Penalty } from '../bulletin/bulletin.ts';
import { type CorpusDeadline, type CorpusEntry, jurisdictionOf } from '../bulletin/corpus.ts';
import type { ConceptTable } from '../search/concepts/concept-table.ts';
import type { Concept } from '../search/concepts/read-concepts.ts';
import { tokenize } from '../search/tokens.ts';
import { isStopWord, wordsOf } from '../search/words.ts';
import { simplified } from '../text/simplified.ts';
import { endOfMonth, parseCalendarDate } from '../time/calendar-date.ts';
import { type DateSpan, type DateWindow, oneDay } from '../time/date-span.ts';
import { contains, type EntryPredicate, mentions } from './in-entry.ts';
import type { Filters, Holding, PenaltyRange, Query, Term, ValueFilters } from './query.ts';

/** Whether an entry is all that was asked for: within the filters, with every word or another name for it. Needs no index. */
export function matchesEntry(query: Query, concepts: ConceptTable): EntryPredicate {
  const isWithin = matchesFilters(query, concepts);
  const holdsTerms = matchesTerms(query, concepts);
  const holdsWords = matchesWords(query, concepts);
  return (source) => isWithin(source) && holdsTerms(source) && holdsWords(source);
}

/** Whether a deadline, and the entry that tells it, are all that was asked for. Needs no index. */
export function matchesDeadline(query: Query, concepts: ConceptTable): (dated: CorpusDeadline) => boolean {
  const isWithin = deadlineMatchesFilters(query, concepts);
  const holdsTerms = matchesTerms(query, concepts);
  const holdsWords = matchesWords(query, concepts);
  return (dated) => isWithin(dated) && holdsTerms(dated.source) && holdsWords(dated.source);
}

/** Whether an entry has the phrases and alternatives of the query and none of what it excludes. */
export function matchesTerms(
  { phrases, alternatives, excluded }: Pick<Query, 'phrases' | 'alternatives' | 'excluded'>,
  concepts: ConceptTable,
): EntryPredicate {
  const all = phrases.map((text) => contains({ kind: 'phrase', text }));
  const groups = alternatives.map((group) => group.map(contains));
  const none = excluded.map((term) => isAbout(term, concepts));
  return (source) =>
    all.every((holds) => holds(source)) &&
    groups.every((group) => group.some((holds) => holds(source))) &&
    !none.some((holds) => holds(source));
}

function isAbout(term: Term, concepts: ConceptTable): EntryPredicate {
  const concept = term.kind === 'word' ? concepts.named(term.text) : null;
  return concept ? isAboutNamed(concept, term.text, concepts) : contains(term);
}

// By any of its names; of a place also what happens there.
function isAboutNamed(concept: Concept, text: string, concepts: ConceptTable): EntryPredicate {
  const [isThere, isNamed] = [contains({ kind: 'word', text }), mentions(concept, concepts)];
  const isPlace = concept.kind === 'place';
  return (source) => isThere(source) || isNamed(source) || (isPlace && isAtHome(concept, source, concepts));
}

// An entry seldom names the country whose news it is. Of a bulletin's country it is, unless its title names another or its authority is another's.
function isAtHome({ jurisdiction }: Concept, { entry, bulletin }: CorpusEntry, concepts: ConceptTable): boolean {
  if (entry.jurisdiction !== undefined) return entry.jurisdiction === jurisdiction;
  const isElsewhere = (other: string | undefined): boolean => other !== undefined && other !== jurisdiction;
  return (
    jurisdiction === bulletin.jurisdiction &&
    !entry.authorities.some((code) => isElsewhere(findAuthority(code)?.jurisdiction)) &&
    !concepts
      .mentionsIn(tokenize(simplified(entry.title)), 'entry')
      .some(({ concept }) => concept.kind === 'place' && isElsewhere(concept.jurisdiction))
  );
}

// A name is one: "Civil Code" is not any "code". Of the other words each counts.
function matchesWords({ words }: Query, concepts: ConceptTable): EntryPredicate {
  const text = simplified(words);
  const mentioned = concepts.mentionsIn(tokenize(text), 'question');
  const names = mentioned.map(({ concept, from, to }) => isAboutNamed(concept, text.slice(from, to), concepts));
  const starts = [0, ...mentioned.map(({ to }) => to)];
  const between = starts.map((start, i) => text.slice(start, mentioned[i]?.from)).join(' ');
  const others = [...new Set(wordsOf(between).map(({ word }) => word))].filter((word) => !isStopWord(word));
  const needed = [...names, ...others.map((word) => contains({ kind: 'word', text: word }))];
  return (source) => needed.every((holds) => holds(source));
}

type Limits = Pick<Query, 'filters' | 'without'>;

/** Whether an entry is within the filters of the query; its words, phrases and exclusions aside. */
export function matchesFilters(query: Limits, concepts: ConceptTable): EntryPredicate {
  const { filters, without } = query;
  const isWithin = entryFilters(filters, concepts);
  const isExcluded = entryExclusions(without, concepts);
  const asksForDeadline = filters.kinds.length > 0 || filters.due !== null;
  return (source) =>
    isWithin(source) &&
    (!asksForDeadline || source.entry.deadlines.some((one) => isAskedFor(query, one))) &&
    isDatedOrDue(filters, source) &&
    !isExcluded(source);
}

/** Whether a deadline, and the entry that tells it, are within the filters of the query; words aside. */
function deadlineMatchesFilters(query: Limits, concepts: ConceptTable): (dated: CorpusDeadline) => boolean {
  const { filters, without } = query;
  const isWithin = entryFilters(filters, concepts);
  const isExcluded = entryExclusions({ ...without, kinds: [] }, concepts);
  return ({ deadline, source }) =>
    isAskedFor(query, deadline) &&
    overlaps(filters.datedOrDue, oneDay(deadline.date)) &&
    isWithin(source) &&
    !isExcluded(source);
}

/** Whether the deadline is of the kinds and on the days that are asked for, whatever its entry. */
export function isAskedFor({ filters, without }: Limits, deadline: Deadline): boolean {
  return (
    isAnyOf(filters.kinds, [deadline.kind]) &&
    !without.kinds.includes(deadline.kind) &&
    overlaps(filters.due, oneDay(deadline.date))
  );
}

function entryFilters(filters: Filters, concepts: ConceptTable): EntryPredicate {
  const laws = filters.laws.map((law) => namingLaw(law, concepts));
  return (source) => {
    const { entry } = source;
    return (
      isAnyOf(filters.entries, [entry.id]) &&
      isAnyOf(filters.sections, [entry.section]) &&
      isAnyOf(filters.jurisdictions, [jurisdictionOf(source)]) &&
      isAnyOf(filters.authorities, entry.authorities) &&
      overlaps(filters.dated, daysOf(source)) &&
      filters.has.every((one) => has[one](source)) &&
      (filters.penalty === null || entry.penalties.some((one) => isInRange(filters.penalty, one))) &&
      (laws.length === 0 || laws.some((names) => names(source)))
    );
  };
}

function entryExclusions(without: ValueFilters, concepts: ConceptTable): EntryPredicate {
  const laws = without.laws.map((law) => namingLaw(law, concepts));
  return (source) => {
    const { entry } = source;
    return (
      without.entries.includes(entry.id) ||
      without.sections.includes(entry.section) ||
      without.jurisdictions.includes(jurisdictionOf(source)) ||
      without.authorities.some((code) => entry.authorities.includes(code)) ||
      without.has.some((one) => has[one](source)) ||
      entry.deadlines.some(({ kind }) => without.kinds.includes(kind)) ||
      laws.some((names) => names(source))
    );
  };
}

const isAnyOf = <T>(asked: readonly T[], there: readonly T[]): boolean =>
  asked.length === 0 || there.some((one) => asked.includes(one));

const has: Readonly<Record<Holding, EntryPredicate>> = {
  deadline: ({ entry }) => entry.deadlines.length > 0,
  penalty: ({ entry }) => entry.penalties.length > 0,
};

function namingLaw(law: string, concepts: ConceptTable): EntryPredicate {
  const concept = concepts.named(law);
  return concept ? mentions(concept, concepts) : contains({ kind: 'phrase', text: law });
}

const isDatedOrDue = ({ datedOrDue, kinds }: Filters, source: CorpusEntry): boolean =>
  overlaps(datedOrDue, daysOf(source)) ||
  source.entry.deadlines.some(({ kind, date }) => isAnyOf(kinds, [kind]) && overlaps(datedOrDue, oneDay(date)));

function overlaps(window: DateWindow | null, days: DateSpan): boolean {
  if (window === null) return true;
  return (window.from === null || window.from <= days.to) && (window.to === null || days.from <= window.to);
}

// An entry without a day of its own is as old as its bulletin, which may know its month only.
function daysOf({ entry, bulletin }: CorpusEntry): DateSpan {
  if (entry.date) return oneDay(entry.date);
  const day = parseCalendarDate(bulletin.issued);
  const first = day ?? parseCalendarDate(`${bulletin.issued}-01`);
  if (!first) throw new Error(`the bulletin ${bulletin.id} was issued on no day: ${bulletin.issued}`);
  return { from: first, to: day ?? endOfMonth(first) };
}

function isInRange(range: PenaltyRange | null, { amount, currency }: Penalty): boolean {
  if (range === null) return true;
  const { from, to } = range;
  return (
    (range.currency === null || range.currency === currency) &&
    (from === null || amount > from.amount || (from.included && amount === from.amount)) &&
    (to === null || amount < to.amount || (to.included && amount === to.amount))
  );
}
