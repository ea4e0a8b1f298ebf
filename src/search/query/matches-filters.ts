import type { Deadline, Penalty } from '../../bulletin/bulletin.ts';
import type { CorpusDeadline, CorpusEntry } from '../../bulletin/corpus.ts';
import { endOfMonth, parseCalendarDate } from '../../time/calendar-date.ts';
import { occursIn } from './occurs-in.ts';
import type { Filters, Holding, PenaltyRange, Query, ValueFilters } from './query.ts';
import { type DateSpan, type DateWindow, oneDay } from './times/date-span.ts';

/** Tells whether the entry is within the filters of the query; its words, phrases and exclusions aside. */
export function matchesFilters(query: Pick<Query, 'filters' | 'without'>, source: CorpusEntry): boolean {
  const { filters, without } = query;
  if (!matchesEntryFilters(filters, source) || isExcluded(without, source)) return false;
  const { deadlines } = source.entry;
  const isDue = !asksForDeadline(filters) || deadlines.some((one) => isAskedFor(query, one));
  return isDue && isDatedOrDue(filters, source);
}

/** Tells whether the deadline, and the entry that tells it, are within the filters of the query; words aside. */
export function deadlineMatchesFilters(
  query: Pick<Query, 'filters' | 'without'>,
  { deadline, source }: CorpusDeadline,
): boolean {
  const { filters, without } = query;
  return (
    isAskedFor(query, deadline) &&
    isWithin(filters.datedOrDue, oneDay(deadline.date)) &&
    matchesEntryFilters(filters, source) &&
    !isExcluded({ ...without, kinds: [] }, source)
  );
}

function matchesEntryFilters(filters: Filters, source: CorpusEntry): boolean {
  const { entry } = source;
  return (
    isAnyOf(filters.sections, [entry.section]) &&
    isAnyOf(filters.authorities, entry.authorities) &&
    isWithin(filters.dated, daysOf(source)) &&
    filters.has.every((one) => holds[one](source)) &&
    (filters.penalty === null || entry.penalties.some((one) => isInRange(filters.penalty, one))) &&
    (filters.laws.length === 0 || filters.laws.some((law) => namesLaw(source, law)))
  );
}

const isAnyOf = <T>(asked: readonly T[], there: readonly T[]): boolean =>
  asked.length === 0 || there.some((one) => asked.includes(one));

const holds: Readonly<Record<Holding, (source: CorpusEntry) => boolean>> = {
  deadline: ({ entry }) => entry.deadlines.length > 0,
  penalty: ({ entry }) => entry.penalties.length > 0,
};

const namesLaw = (source: CorpusEntry, law: string): boolean =>
  occursIn(source, { kind: 'phrase', text: law });

function isExcluded({ sections, authorities, laws, kinds, has }: ValueFilters, source: CorpusEntry): boolean {
  const { entry } = source;
  return (
    sections.includes(entry.section) ||
    authorities.some((code) => entry.authorities.includes(code)) ||
    has.some((one) => holds[one](source)) ||
    (kinds.length > 0 && entry.deadlines.some(({ kind }) => kinds.includes(kind))) ||
    laws.some((law) => namesLaw(source, law))
  );
}

const asksForDeadline = ({ kinds, due }: Filters): boolean => kinds.length > 0 || due !== null;

const isAskedFor = ({ filters, without }: Pick<Query, 'filters' | 'without'>, deadline: Deadline): boolean =>
  isAnyOf(filters.kinds, [deadline.kind]) &&
  !without.kinds.includes(deadline.kind) &&
  isWithin(filters.due, oneDay(deadline.date));

const isDatedOrDue = ({ datedOrDue, kinds }: Filters, source: CorpusEntry): boolean =>
  isWithin(datedOrDue, daysOf(source)) ||
  source.entry.deadlines.some(
    ({ kind, date }) => isAnyOf(kinds, [kind]) && isWithin(datedOrDue, oneDay(date)),
  );

function isWithin(window: DateWindow | null, days: DateSpan): boolean {
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
