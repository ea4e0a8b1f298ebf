import type { DeadlineKind } from '../bulletin/bulletin.ts';
import { kindNames, sectionNames } from '../bulletin/labels.ts';
import { formatDate } from '../time/calendar-date.ts';
import type { DateWindow } from '../time/date-span.ts';
import type { AmountBound, PenaltyRange, Query, Reading, Term, ValueFilters } from './query.ts';

/**
 * How a query was understood, a phrase each, for whoever asked to see a wrong reading; empty where it is nothing but words to rank
 * entries by.
 */
export function describeQuery(query: Query, about: Reading['about']): readonly string[] {
  const { filters, without, words } = query;
  const { dated, due, datedOrDue, penalty } = filters;
  const isAboutDeadlines = about === 'deadlines';
  return [
    ...describeValues(filters),
    ...(penalty ? [`penalty ${amountRange(penalty)}`] : []),
    ...(dated ? [`dated ${windowPhrase(dated)}`] : []),
    ...(due ? [isAboutDeadlines ? windowPhrase(due) : `with a deadline ${windowPhrase(due)}`] : []),
    ...(datedOrDue
      ? [isAboutDeadlines ? windowPhrase(datedOrDue) : `dated or due ${windowPhrase(datedOrDue)}`]
      : []),
    ...(isAboutDeadlines && words !== '' ? [`in entries on “${words}”`] : []),
    ...describeTerms(query),
    ...describeValues(without).map((phrase) => `not ${phrase}`),
  ];
}

function describeValues({ sections, authorities, laws, kinds, has }: ValueFilters): readonly string[] {
  return [
    ...(sections.length > 0
      ? [`section ${sections.map((one) => sectionNames[one].toLowerCase()).join(' or ')}`]
      : []),
    ...(kinds.length > 0 ? [kinds.map(kindPhrase).join(' and ')] : []),
    ...(authorities.length > 0 ? [`authority ${authorities.join(' or ')}`] : []),
    ...(laws.length > 0 ? [`law ${laws.map((law) => `“${law}”`).join(' or ')}`] : []),
    ...has.map((one) => (one === 'deadline' ? 'with a deadline' : 'with a penalty')),
  ];
}

const kindPhrase = (kind: DeadlineKind): string => kindNames[kind].filter;

function describeTerms({ phrases, alternatives, excluded }: Query): readonly string[] {
  return [
    ...phrases.map((phrase) => `with “${phrase}” word for word`),
    ...alternatives.map((group) => `with ${group.map(quoted).join(' or ')}`),
    ...(excluded.length > 0 ? [`without ${excluded.map(quoted).join(', ')}`] : []),
  ];
}

const quoted = ({ text }: Term): string => `“${text}”`;

/** How a span of days is told: "from 1 April 2019 to 30 April 2019". */
export function windowPhrase({ from, to }: DateWindow): string {
  if (from && from === to) return `on ${formatDate(from)}`;
  if (from && to) return `from ${formatDate(from)} to ${formatDate(to)}`;
  return from ? `from ${formatDate(from)} on` : to ? `up to ${formatDate(to)}` : 'at any time';
}

/** A range of amounts in words: "over EUR 100,000,000", "from 1,000 to 5,000 in any currency". */
function amountRange({ from, to, currency }: PenaltyRange): string {
  if (!from && !to) return `in ${currency ?? 'any currency'}`;
  const words = boundsInWords(from, to, currency === null ? '' : `${currency} `);
  return currency === null ? `${words} in any currency` : words;
}

function boundsInWords(from: AmountBound | null, to: AmountBound | null, code: string): string {
  if (from && to && from.amount === to.amount) return `of ${code}${written(from)}`;
  return [
    ...(from ? [`${from.included ? 'of at least' : 'over'} ${code}${written(from)}`] : []),
    ...(to ? [`${to.included ? 'of at most' : 'under'} ${code}${written(to)}`] : []),
  ].join(' and ');
}

const written = ({ amount }: AmountBound): string => amount.toLocaleString('en-GB');
