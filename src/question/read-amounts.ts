import { findAmounts } from '../bulletin/amounts.ts';
import { chineseNumber } from '../time/number-words.ts';
import type { AmountBound, PenaltyRange } from './query.ts';

/**
 * Reads the ranges of amounts out of a question in English or Chinese: `fines above 100 million euro`, `at least RMB 1m`,
 * `超过一亿元`. An amount alone is no range, and stays among the words.
 * @returns the first range, and the words that are left: all of them where there is none
 */
export function readAmounts(text: string): { readonly range: PenaltyRange | null; readonly rest: string } {
  const digits = inDigits(text);
  const told = findAmounts(digits, null).flatMap((found) => rangeAt(digits, found) ?? []);
  const [range] = told.length > 0 ? told : nakedRange(digits);
  if (!range) return { range: null, rest: text };
  const { from, to, currency } = range;
  return {
    range: { from, to, currency },
    rest: `${digits.slice(0, range.index).trimEnd()} ${digits.slice(range.end).trimStart()}`.trim(),
  };
}

/** The whole text as an amount: `100 million euro`, `290000CNY`, `1m` of any currency; null where it is none. */
function amountOf(text: string): { readonly amount: number; readonly currency: string | null } | null {
  const digits = inDigits(text.trim());
  const [told] = findAmounts(digits, null);
  if (told && told.index === 0 && told.end === digits.length) return told;
  const [naked] = findAmounts(`EUR ${digits}`, null);
  if (naked?.index === 0 && naked.end === digits.length + 4) return { amount: naked.amount, currency: null };
  const [, number = '', code = ''] = /^(\d{1,15}(?:\.\d{1,2})?) ?([a-z]{3})?$/i.exec(digits) ?? [];
  if (number === '' || Number(number) === 0) return null;
  return { amount: Number(number), currency: code === '' ? null : code.toUpperCase() };
}

// "人民币一亿元" as the reader of bulletins knows it: 100000000元.
function inDigits(text: string): string {
  return text
    .replace(
      /(?<![零〇一二两三四五六七八九十百千万亿])[零〇一二两三四五六七八九十百千万亿]{1,20}(?=[余多]?(?:元|美元|欧元|英镑|港元|日元|人民币))/g,
      (written) => String(chineseNumber(written) ?? written),
    )
    .replace(/人民币(?=\d)/g, '')
    .replace(/(\d[万亿千]?)人民币/g, '$1元');
}

interface ToldRange extends PenaltyRange {
  readonly index: number;
  readonly end: number;
}

type Money = ReturnType<typeof findAmounts>[number];

function rangeAt(text: string, money: Money): ToldRange | null {
  const before = text.slice(Math.max(0, money.index - longestBefore), money.index);
  const after = text.slice(money.end, money.end + longestBefore);
  return betweenAt(text, before, money) ?? oneSided(before, after, money);
}

const longestBefore = 60;

// "Between 1 and 5 million euro": the first takes from the second what it leaves out.
function betweenAt(text: string, before: string, money: Money): ToldRange | null {
  const [all, number = '', times = ''] = firstEnd.exec(before) ?? [];
  if (all === undefined) return null;
  const [scale = ''] = scaleWord.exec(text.slice(money.index, money.end)) ?? [];
  const [first] = findAmounts(`EUR ${number} ${times === '' ? scale : times}`, null);
  if (!first || first.amount > money.amount) return null;
  const bounds = { from: bound(first.amount, true), to: bound(money.amount, true) };
  return { ...bounds, currency: money.currency, index: money.index - all.length, end: money.end };
}

const scaleWord = /million|billion|thousand|mln|bn|mn|[mkb](?![a-z])|万|亿|千/i;
const firstEnd =
  /(?:\b(?:between|from) |在)?(?:EUR|USD|GBP|RMB|CNY|[€£$¥])? ?(\d[\d.,]{0,15}) ?(million|billion|thousand|mln|bn|mn|[mkb]|万|亿|千)?(?:元|欧元|美元| (?:euros?|yuan|dollars|pounds))? ?(?:-|–|and|to|至|到) ?$/i;

function oneSided(before: string, after: string, { amount, currency, index, end }: Money): ToldRange | null {
  const lead = comparators.find(({ lead }) => lead.test(before));
  const tail = tails.find(({ tail }) => tail.test(after));
  const side = lead?.side ?? tail?.side;
  if (!side) return null;
  const led = lead?.lead.exec(before)?.[0].length ?? 0;
  const tailed = lead ? 0 : (tail?.tail.exec(after)?.[0].length ?? 0);
  return { ...rangeOn(side, amount), currency, index: index - led, end: end + tailed };
}

type AmountSide = 'over' | 'at_least' | 'under' | 'at_most';

// Where one ends like another, the longer stands first: "no more than", "more than".
const comparators: readonly { readonly lead: RegExp; readonly side: AmountSide }[] = [
  {
    lead: /(?:\b(?:up to|at most|(?:not|no) (?:more|higher|greater) than|not (?:exceeding|over|above)|max(?:imum)?(?: of)?) |不超过|不高于|不大于|不多于|至多|最多|<=|≤) ?$/i,
    side: 'at_most',
  },
  {
    lead: /(?:\b(?:at least|(?:not|no) (?:less|lower|fewer|smaller) than|not (?:below|under)|min(?:imum)?(?: of)?) |不少于|不低于|不小于|至少|>=|≥) ?$/i,
    side: 'at_least',
  },
  {
    lead: /(?:\b(?:above|over|more than|exceed(?:s|ing|ed)?|in excess of|(?:greater|higher|larger|bigger) than) |超过|高于|大于|多于|逾|>) ?$/i,
    side: 'over',
  },
  {
    lead: /(?:\b(?:below|under|(?:less|lower|smaller|fewer) than) |低于|少于|小于|不足|不到|<) ?$/i,
    side: 'under',
  },
];

const tails: readonly { readonly tail: RegExp; readonly side: AmountSide }[] = [
  { tail: /^(?: (?:or|and) (?:more|above|over|higher|up)\b|\+|及?以上)/i, side: 'at_least' },
  { tail: /^(?: (?:or|and) (?:less|below|under|lower)\b|及?以[下内])/i, side: 'at_most' },
];

function rangeOn(side: AmountSide, amount: number): Pick<PenaltyRange, 'from' | 'to'> {
  const at = bound(amount, side === 'at_least' || side === 'at_most');
  return side === 'over' || side === 'at_least' ? { from: at, to: null } : { from: null, to: at };
}

const bound = (amount: number, included: boolean): AmountBound => ({ amount, included });

// "Fines over 1 million": without a currency it is an amount only beside a penalty, and not "over 1 million records".
function nakedRange(text: string): readonly ToldRange[] {
  const found = naked.exec(text);
  if (!found) return [];
  const { 0: all, 1: before = '', 2: number = '', 3: times = '' } = found;
  const [money] = findAmounts(`EUR ${number} ${times}`, null);
  const side = comparators.find(({ lead }) => lead.test(before))?.side;
  if (!money || !side) return [];
  const index = found.index + all.length - all.trimStart().length;
  return [{ ...rangeOn(side, money.amount), currency: null, index, end: found.index + all.length }];
}

const naked =
  /(?<=\b(?:fines?|fined|penalt(?:y|ies)|sanctions)(?: of)?|罚款|处罚)((?: [a-z]{2,9}){1,3} | ?(?:[<>]=?|[≤≥]|不?[\p{Script=Han}]{2}) ?)(\d[\d.,]{0,15}) ?(million|billion|thousand|mln|bn|mn|[mkb]|万|亿|千)?(?=$|[?!.,;，。]?(?:$| (?:by|since|in|on|for|from|before|after|against|last|this|until)\b))/iu;

/** Reads the value of `penalty:`: `>=1000000EUR`, `over 1 million euro`, `1m..5m EUR`, `290000 CNY`, `EUR`; null where it tells no amount. */
export function readPenalty(value: string): PenaltyRange | null {
  const { 1: sign = '', 2: amount = '' } = /^(>=|<=|[><≥≤=])?(.*)$/u.exec(value.trim()) ?? [];
  const told = amountOf(amount);
  if (told) return { ...bounds(sign, told.amount), currency: told.currency };
  if (sign === '' && /^[a-z]{3}$/i.test(amount)) return { from: null, to: null, currency: amount.toUpperCase() };
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
