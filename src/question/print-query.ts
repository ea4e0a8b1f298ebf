import type { DateWindow } from '../time/date-span.ts';
import type { AmountBound, Filters, PenaltyRange, Query, Term, ValueFilters } from './query.ts';

/**
 * The query in the query language, with its times as dates. `readQuery` reads the same query back on any day, save what was typed
 * and what of it could not be read.
 */
export function printQuery({ words, phrases, alternatives, excluded, filters, leaning, without }: Query): string {
  return [
    ...(words === '' ? [] : [`words:"${words}"`]),
    ...phrases.map((phrase) => `"${phrase}"`),
    ...alternatives.map((group) => group.map(printTerm).join(' OR ')),
    ...excluded.map((term) => `-${printExcluded(term)}`),
    ...printFilters(typedFirst(filters, leaning)),
    ...printValues(without).map((filter) => `-${filter}`),
  ].join(' ');
}

// What plain words lean to limits once it is typed; where a filter says so already, that holds.
function typedFirst(filters: Filters, leaning: Filters): Filters {
  const both = <T>(typed: readonly T[], meant: readonly T[]): readonly T[] => [...new Set([...typed, ...meant])];
  return {
    sections: both(filters.sections, leaning.sections),
    jurisdictions: both(filters.jurisdictions, leaning.jurisdictions),
    authorities: both(filters.authorities, leaning.authorities),
    entries: both(filters.entries, leaning.entries),
    laws: both(filters.laws, leaning.laws),
    kinds: both(filters.kinds, leaning.kinds),
    has: both(filters.has, leaning.has),
    dated: filters.dated ?? leaning.dated,
    due: filters.due ?? leaning.due,
    datedOrDue: filters.datedOrDue ?? leaning.datedOrDue,
    penalty: filters.penalty ?? leaning.penalty,
  };
}

/** A range of amounts as filters: `penalty:>=1000000EUR`. */
export function printRange({ from, to, currency }: PenaltyRange): string {
  const code = currency ?? '';
  if (!from && !to) return `penalty:${code}`;
  return [...bounded(from, '>'), ...bounded(to, '<')].map((bound) => `penalty:${bound}${code}`).join(' ');
}

const bounded = (bound: AmountBound | null, sign: '<' | '>'): readonly string[] =>
  bound ? [`${sign}${bound.included ? '=' : ''}${bound.amount}`] : [];

// NOT as a word stands in quotes: bare, it would leave out what follows it.
const printTerm = ({ kind, text }: Term): string => (kind === 'phrase' || text === 'NOT' ? `"${text}"` : text);

// A word that would be read as something else, such as 除了 or AND, stands in quotes behind a name of its own.
function printExcluded(term: Term): string {
  return term.kind === 'phrase' || bareWord.test(term.text) ? printTerm(term) : `words:"${term.text}"`;
}

const bareWord = /^(?!.*\p{Script=Han})(?!(?:AND|OR|NOT)$)\p{L}[\p{L}\p{N}]*$/u;

function printFilters({ dated, due, datedOrDue, penalty, ...values }: Filters): readonly string[] {
  return [
    ...printValues(values),
    ...(dated?.from ? [`from:${dated.from}`] : []),
    ...(dated?.to ? [`to:${dated.to}`] : []),
    ...(due ? [`due:${printWindow(due)}`] : []),
    ...(datedOrDue ? [`when:${printWindow(datedOrDue)}`] : []),
    ...(penalty ? [printRange(penalty)] : []),
  ];
}

const printWindow = ({ from, to }: DateWindow): string => `${from ?? ''}..${to ?? ''}`;

function printValues({
  sections,
  jurisdictions,
  authorities,
  laws,
  kinds,
  has,
  entries,
}: ValueFilters): readonly string[] {
  return [
    ...sections.map((section) => `section:${section}`),
    ...jurisdictions.map((code) => `jurisdiction:${code}`),
    ...authorities.map((code) => `authority:${code}`),
    ...laws.map((law) => `law:"${law}"`),
    ...kinds.map((kind) => `kind:${kind}`),
    ...has.map((one) => `has:${one}`),
    ...entries.map((id) => `entry:${id}`),
  ];
}
