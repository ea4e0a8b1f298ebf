import type { DateWindow } from '../time/date-span.ts';
import {
  type AmountBound,
  type Filters,
  mergedValues,
  type PenaltyRange,
  type Query,
  type Term,
  type ValueFilters,
} from './query.ts';

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
  return {
    ...mergedValues([filters, leaning]),
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

function printValues(values: ValueFilters): readonly string[] {
  return [
    ...values.sections.map((section) => `section:${section}`),
    ...values.jurisdictions.map((code) => `jurisdiction:${code}`),
    ...values.authorities.map((code) => `authority:${code}`),
    ...values.laws.map((law) => `law:"${law}"`),
    ...values.kinds.map((kind) => `kind:${kind}`),
    ...values.has.map((one) => `has:${one}`),
    ...values.entries.map((id) => `entry:${id}`),
  ];
}
