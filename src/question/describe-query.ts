import { jurisdictionName, kindFilterName, sectionName } from '../bulletin/labels.ts';
import type { DateWindow } from '../time/date-span.ts';
import { formatDate, formatDateRange } from '../time/format-date.ts';
import type { AmountBound, Filters, PenaltyRange, Query, Reading, Term, ValueFilters } from './query.ts';

/**
 * The filters of a query in words, one phrase each, so that a reader notices a misreading; empty for a query that only has words to
 * rank entries by.
 */
export function describeQuery(query: Query, about: Reading['about']): readonly string[] {
  const { filters, leaning, without, words } = query;
  const isAboutDeadlines = about === 'deadlines';
  return [
    ...describeFilters(filters, isAboutDeadlines),
    ...describeFilters(leaning, isAboutDeadlines),
    ...(isAboutDeadlines && words !== '' ? [wordsPhrase(words)] : []),
    ...describeTerms(query),
    ...describeExcluded(without),
  ];
}

/** Words alone, as a list of deadlines is described. */
export const wordsPhrase = (words: string): string => `with the words “${words}”`;

/** Filters in words, one phrase each. */
export function describeFilters(filters: Filters, isAboutDeadlines: boolean): readonly string[] {
  const { dated, due, datedOrDue, penalty } = filters;
  return [
    ...describeValues(filters),
    ...(penalty ? [`penalty ${amountRange(penalty)}`] : []),
    ...(dated ? [`dated ${windowPhrase(dated)}`] : []),
    ...(due ? [`${isAboutDeadlines ? '' : 'deadline '}${windowPhrase(due)}`] : []),
    ...(datedOrDue ? [`${isAboutDeadlines ? '' : 'dated or due '}${windowPhrase(datedOrDue)}`] : []),
  ];
}

function describeValues({ laws, has, entries, ...values }: ValueFilters): readonly string[] {
  return [
    ...nameValues(values),
    ...(laws.length > 0 ? [`mentions ${quoted(laws)}`] : []),
    ...has.map((one) => `with a ${one}`),
    ...(entries.length > 0 ? [`in ${entries.join(' or ')}`] : []),
  ];
}

function describeExcluded({ laws, has, entries, ...values }: ValueFilters): readonly string[] {
  return [
    ...nameValues(values).map((names) => `excluding ${names}`),
    ...(laws.length > 0 ? [`excluding mentions of ${quoted(laws)}`] : []),
    ...has.map((one) => `without a ${one}`),
    ...(entries.length > 0 ? [`excluding ${entries.join(' or ')}`] : []),
  ];
}

function nameValues({
  sections,
  kinds,
  jurisdictions,
  authorities,
}: Pick<ValueFilters, 'sections' | 'kinds' | 'jurisdictions' | 'authorities'>): readonly string[] {
  return [
    sections.map((section) => sectionName(section)),
    kinds.map((kind) => kindFilterName(kind)),
    jurisdictions.map(jurisdictionName),
    authorities,
  ].flatMap((names) => (names.length > 0 ? [names.join(' or ')] : []));
}

function describeTerms({ phrases, alternatives, excluded }: Query): readonly string[] {
  return [
    ...phrases.map((phrase) => `exact phrase “${phrase}”`),
    ...alternatives.map((group) => quoted(textsOf(group))),
    ...(excluded.length > 0 ? [`excluding ${quoted(textsOf(excluded))}`] : []),
  ];
}

const textsOf = (terms: readonly Term[]): readonly string[] => terms.map(({ text }) => text);

const quoted = (texts: readonly string[]): string => texts.map((text) => `“${text}”`).join(' or ');

/** A span of days in words: "1 to 30 April 2019", "from 1 April 2019", "until 30 April 2019". */
function windowPhrase({ from, to }: DateWindow): string {
  if (from && to) return formatDateRange(from, to);
  return from ? `from ${formatDate(from)}` : to ? `until ${formatDate(to)}` : 'on any date';
}

/** A range of amounts in words: "over EUR 100,000,000", "of at least 1,000 in any currency". */
function amountRange({ from, to, currency }: PenaltyRange): string {
  if (!from && !to) return `in ${currency ?? 'any currency'}`;
  const words = boundsInWords(from, to, currency === null ? '' : `${currency} `);
  return currency === null ? `${words} in any currency` : words;
}

function boundsInWords(from: AmountBound | null, to: AmountBound | null, code: string): string {
  if (from && to && from.amount === to.amount) return `of ${code}${formatAmount(from)}`;
  return [
    ...(from ? [`${from.included ? 'of at least' : 'over'} ${code}${formatAmount(from)}`] : []),
    ...(to ? [`${to.included ? 'of at most' : 'under'} ${code}${formatAmount(to)}`] : []),
  ].join(' and ');
}

const formatAmount = ({ amount }: AmountBound): string => amount.toLocaleString('en-GB');
