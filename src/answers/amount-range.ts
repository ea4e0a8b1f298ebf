import type { AmountBound, PenaltyRange } from '../search/query/query.ts';

/** A range of amounts in words: "over EUR 100,000,000", "from 1,000 to 5,000 in any currency". */
export function amountRange({ from, to, currency }: PenaltyRange): string {
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
