import type { Penalty } from '../bulletin.ts';
import type { Sentence } from '../layout/sentences.ts';
import { type Amount, findAmounts } from './find-amounts.ts';
import {
  changedTo,
  conversion,
  denied,
  fineAfter,
  imposing,
  limitAfter,
  limitBefore,
  notImposing,
  onlyIntended,
  perUnit,
  reducedTo,
  takenBackAfter,
} from './penalty-words.ts';

/**
 * The amounts that were imposed or agreed, in order, each once. In a sentence the nearest cue before an amount decides
 * what it is; a word such as "fine" right after it counts too. Maxima, gains, damages and conversions are none, nor is
 * what may be, was only proposed, or was taken back.
 * @param country ISO 3166 code that tells whose dollar "$" is
 */
export function findPenalties(sentences: readonly Sentence[], country: string | null): readonly Penalty[] {
  const counted = sentences.map(({ text: sentence }) => ({
    sentence,
    amounts: findAmounts(sentence, country),
  }));
  const found = counted.flatMap(({ sentence, amounts }) =>
    amounts.filter((amount, at, all) => isImposed(sentence, amount, at, all)),
  );
  const reduced = counted.flatMap(({ sentence, amounts }) =>
    amounts.filter(({ index }) => reducedTo.test(sentence.slice(Math.max(0, index - reach), index))),
  );
  const standing = found.filter(({ amount, currency }) => !isReduced(amount, currency, reduced));
  return [
    ...new Map(
      standing.map(({ amount, currency }) => [`${amount} ${currency}`, { amount, currency }]),
    ).values(),
  ];
}

const isReduced = (amount: number, currency: string, reduced: readonly Amount[]): boolean =>
  reduced.some((to) => to.currency === currency && to.amount < amount);

const reach = 200;
// "EUR 10k for a mix-up of records": a title that begins with what was to be paid.
const titled = /^\s(?:for|over|after)\s/i;
const reachAfter = 80;

function isImposed(sentence: string, { index, end }: Amount, at: number, all: readonly Amount[]): boolean {
  const before = sentence.slice(Math.max(0, index - reach), index);
  const right = sentence.slice(end, Math.min(end + reachAfter, all[at + 1]?.index ?? sentence.length));
  if (limitBefore.test(before) || limitAfter.test(right) || perUnit.test(right)) return false;
  if (takenBackAfter.test(right) || (at > 0 && conversion.test(before))) return false;
  return isCued(beforeChange(before), right) || (index === 0 && titled.test(right));
}

// "The fine was reduced from RMB 30,000 to 20,000": what is told of the fine is told of its new amount.
function beforeChange(before: string): string {
  const change = changedTo.exec(before);
  return change ? before.slice(0, change.index) : before;
}

function isCued(before: string, right: string): boolean {
  const cue = lastIndex(imposing, before);
  const isAfter = fineAfter.test(right);
  if (!isAfter && (cue < 0 || cue < lastIndex(notImposing, before))) return false;
  const clause = (isAfter ? before : before.slice(0, cue)).split(clauseEnd).at(-1) ?? '';
  return !onlyIntended.test(clause) && !denied.test(clause);
}

const clauseEnd = /[,;:，；：]\s?|\b(?:but|which)\b/;

const lastIndex = (pattern: RegExp, text: string): number => [...text.matchAll(pattern)].at(-1)?.index ?? -1;
