import { shortAuthorityName } from '../bulletin/authorities.ts';
import { jurisdictionName, kindFilterName, sectionName } from '../bulletin/labels.ts';
import { eitherOf, formatNumber, localName } from '../messages/lists.ts';
import { t } from '../messages/messages.ts';
import type { DateWindow } from '../time/date-span.ts';
import { formatDate, formatDateRange } from '../time/format-date.ts';
import type { AmountBound, Filters, PenaltyRange, Query, Reading, Term, ValueFilters } from './query.ts';

type About = Pick<Reading, 'about' | 'concepts'>;

/**
 * The filters of a query in words, one phrase each, so that a reader notices a misreading; empty for a query that only has words to
 * rank entries by.
 */
export function describeQuery(query: Query, reading: About): readonly string[] {
  const { filters, leaning, without, words } = query;
  return [
    ...describeFilters(filters, reading),
    ...describeFilters(leaning, reading),
    ...(reading.about === 'deadlines' && words !== '' ? [wordsPhrase(words)] : []),
    ...describeTerms(query),
    ...describeExcluded(without, reading),
  ];
}

/** Words alone, as a list of deadlines is described. */
export const wordsPhrase = (words: string): string => t('question.words', { words });

/** Filters in words, one phrase each. */
export function describeFilters(filters: Filters, reading: About): readonly string[] {
  const { dated, due, datedOrDue, penalty } = filters;
  // Of a list of deadlines it goes without saying whose day it is.
  const isPlain = reading.about === 'deadlines';
  const window = (of: 'due' | 'dated_or_due', days: DateWindow): string =>
    isPlain ? windowPhrase(days) : t(`question.${of}`, { days: windowPhrase(days) });
  return [
    ...describeValues(filters, reading),
    ...(penalty ? [penaltyPhrase(penalty)] : []),
    ...(dated ? [t('question.dated', { days: windowPhrase(dated) })] : []),
    ...(due ? [window('due', due)] : []),
    ...(datedOrDue ? [window('dated_or_due', datedOrDue)] : []),
  ];
}

function describeValues(values: ValueFilters, reading: About): readonly string[] {
  const { laws, has, entries } = values;
  return [
    ...nameValues(values),
    ...(laws.length > 0 ? [t('question.laws', { laws: lawNames(laws, reading) })] : []),
    ...has.map((one) => t(`question.has.${one}`)),
    ...(entries.length > 0 ? [t('question.entries', { entries: eitherOf(entries) })] : []),
  ];
}

function describeExcluded(values: ValueFilters, reading: About): readonly string[] {
  const { laws, has, entries } = values;
  return [
    ...nameValues(values).map((what) => t('question.without', { what })),
    ...(laws.length > 0 ? [t('question.without.laws', { laws: lawNames(laws, reading) })] : []),
    ...has.map((one) => t(`question.without.${one}`)),
    ...(entries.length > 0 ? [t('question.without', { what: eitherOf(entries) })] : []),
  ];
}

const nameValues = ({ sections, kinds, jurisdictions, authorities }: ValueFilters): readonly string[] =>
  [
    sections.map(sectionName),
    kinds.map(kindFilterName),
    jurisdictions.map(jurisdictionName),
    authorities.map(shortAuthorityName),
  ].flatMap((names) => (names.length > 0 ? [eitherOf(names)] : []));

const lawNames = (laws: readonly string[], { concepts }: About): string =>
  quoted(laws.map((law) => localName(law, concepts.named(law)?.chinese[0])));

function describeTerms({ phrases, alternatives, excluded }: Query): readonly string[] {
  return [
    ...phrases.map((phrase) => t('question.phrase', { phrase })),
    ...alternatives.map((group) => quoted(textsOf(group))),
    ...(excluded.length > 0 ? [t('question.without', { what: quoted(textsOf(excluded)) })] : []),
  ];
}

const textsOf = (terms: readonly Term[]): readonly string[] => terms.map(({ text }) => text);

const quoted = (texts: readonly string[]): string => eitherOf(texts.map((text) => `“${text}”`));

/** A span of days in words: "1 to 30 April 2019", "from 1 April 2019", "until 30 April 2019". */
function windowPhrase({ from, to }: DateWindow): string {
  if (from && to) return formatDateRange(from, to);
  if (from) return t('question.days.from', { day: formatDate(from) });
  return to ? t('question.days.until', { day: formatDate(to) }) : t('question.days.any');
}

/** A range of amounts in words: "penalty over EUR 100,000,000", "penalty of at least 1,000 in any currency". */
function penaltyPhrase(range: PenaltyRange): string {
  const { from, to, currency } = range;
  if (!from && !to)
    return currency === null ? t('question.penalty.any_currency') : t('question.penalty.currency', { currency });
  const amounts = amountsPhrase(range);
  return currency === null ? t('question.penalty.any_currency_of', { amounts }) : t('question.penalty', { amounts });
}

function amountsPhrase({ from, to, currency }: PenaltyRange): string {
  const amountOf = ({ amount }: AmountBound): string =>
    `${currency === null ? '' : `${currency} `}${formatNumber(amount)}`;
  if (from && to && from.amount === to.amount) return t('question.amount', { amount: amountOf(from) });
  const least =
    from && t(from.included ? 'question.amount.at_least' : 'question.amount.over', { amount: amountOf(from) });
  const most = to && t(to.included ? 'question.amount.at_most' : 'question.amount.under', { amount: amountOf(to) });
  return least && most ? t('question.amount.between', { least, most }) : (least ?? most ?? '');
}
