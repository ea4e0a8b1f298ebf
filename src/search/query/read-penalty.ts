import type { AmountBound, PenaltyRange } from './query.ts';
import { amountOf, readAmounts } from './read-amounts.ts';

/** Reads the value of `penalty:`: `>=1000000EUR`, `over 1 million euro`, `1m..5m EUR`, `290000 CNY`, `EUR`; null where it tells no amount. */
export function readPenalty(value: string): PenaltyRange | null {
  const { 1: sign = '', 2: amount = '' } = /^(>=|<=|[><≥≤=])?(.*)$/u.exec(value.trim()) ?? [];
  const told = amountOf(amount);
  if (told) return { ...bounds(sign, told.amount), currency: told.currency };
  if (sign === '' && /^[a-z]{3}$/i.test(amount))
    return { from: null, to: null, currency: amount.toUpperCase() };
  return rangeOf(amount) ?? wholeRange(value);
}

/** The amounts that lie in both ranges; null where there is none, as there is none of two currencies. */
export function commonRange(a: PenaltyRange, b: PenaltyRange): PenaltyRange | null {
  if (a.currency !== null && b.currency !== null && a.currency !== b.currency) return null;
  const from = tighter(a.from, b.from, 1);
  const to = tighter(a.to, b.to, -1);
  const isEmpty =
    from && to && (from.amount > to.amount || (from.amount === to.amount && !(from.included && to.included)));
  return isEmpty ? null : { from, to, currency: a.currency ?? b.currency };
}

function bounds(sign: string, amount: number): Pick<PenaltyRange, 'from' | 'to'> {
  const at = { amount, included: !/^[<>]$/.test(sign) };
  if (/[>≥]/.test(sign)) return { from: at, to: null };
  return /[<≤]/.test(sign) ? { from: null, to: at } : { from: at, to: at };
}

function rangeOf(text: string): PenaltyRange | null {
  const [start = '', end, more] = text.split('..');
  if (end === undefined || more !== undefined) return null;
  const [first, last] = [amountOf(start), amountOf(end)];
  if ((start !== '' && !first) || (end !== '' && !last) || !(first || last)) return null;
  const range = (at: typeof first, side: 'from' | 'to'): PenaltyRange => ({
    from: null,
    to: null,
    currency: at?.currency ?? null,
    ...(at ? { [side]: { amount: at.amount, included: true } } : {}),
  });
  return commonRange(range(first, 'from'), range(last, 'to'));
}

function wholeRange(value: string): PenaltyRange | null {
  const { range, rest } = readAmounts(value);
  return rest === '' ? range : null;
}

function tighter(a: AmountBound | null, b: AmountBound | null, sign: 1 | -1): AmountBound | null {
  if (!a || !b) return a ?? b;
  if (a.amount === b.amount) return a.included ? b : a;
  return (a.amount - b.amount) * sign > 0 ? a : b;
}
